//! Chinese: the fewest words that make up a run, among the most frequent words and single characters; characters that
//! are left over side by side are taken for one word, as names are.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::chinese_words::{SIMPLIFIED, WORDS};

/// Longest word of the list, in characters.
const LONGEST: usize = 4;
/// Characters that are words by themselves and stand beside everything: they are never taken for a part of a name.
const FUNCTION: &str = "的了在是和与及或等这那其之于也都就而但并且又再还很更最已将会能可要不没有无从到向对把被让使给为因由所如果我\
    你他她它们个位名次件项种年月日时分说称据中上下里内外前后间大人地得着过每各该此至则才却一二三四五六七八九十百千万亿两几多第后來来去乃并座条辆艘张届起晚早每将于以为从向在";
/// Words that news has more often than the texts that the list was counted on.
const MORE: &str = "周一 周二 周三 周四 周五 周六 周日 本周 上周 下周 市议会 市政府 市长 省长 州长 县长 省政府 县政府 州政府 议会 \
    总统府 新冠 疫情 网络 手机 视频 微信 人工智能 气候变化 居民 渡轮 地铁 高铁 碳 排放 疫苗 航班 无人机 乌克兰 特朗普 拜登 普京 欧盟 \
    北约 联合国 世卫组织 网友 社交媒体 新能源 芯片 电动车 通胀 关税 停火 加沙 以色列 哈马斯 泽连斯基";
/// What a word costs; the path of least cost is taken.
const WORD: u32 = 20;
/// A character by itself that is a word of its own.
const FUNCTION_WORD: u32 = 17;
/// Most characters that are joined to one unknown word.
const JOINED: usize = 3;

struct Tables {
    /// Words, as [`key`] gives them.
    words: FxHashSet<u64>,
    simplified: FxHashMap<char, char>,
    function: FxHashSet<char>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut words = FxHashSet::default();
    for group in WORDS.split_ascii_whitespace() {
        let mut parts = group.split('-');
        let mut seconds = parts.next().unwrap_or_default().chars();
        let Some(first) = seconds.next() else { continue };
        words.extend(seconds.map(|second| key(&[first, second])));
        words.extend(parts.map(|rest| key(&std::iter::once(first).chain(rest.chars()).collect::<Vec<_>>())));
    }
    let pairs = SIMPLIFIED.split_ascii_whitespace().filter_map(|pair| {
        let mut both = pair.chars();
        Some((both.next()?, both.next()?))
    });
    words.extend(MORE.split(' ').map(|word| key(&word.chars().collect::<Vec<_>>())));
    Tables { words, simplified: pairs.collect(), function: FUNCTION.chars().collect() }
});

/// A word of up to four characters as a number; characters beyond the basic plane are in no word of the list.
fn key(word: &[char]) -> u64 {
    word.iter().fold(0, |key, &c| key << 16 | u64::from(u32::from(c) & 0xffff))
}

/// Appends the ends of the words of `run`, moved by `offset`.
pub fn divide(run: &str, offset: usize, ends: &mut Vec<usize>) {
    let tables = &*TABLES;
    let text: Vec<char> = run.chars().map(|c| tables.simplified.get(&c).copied().unwrap_or(c)).collect();
    let mut cost = vec![u32::MAX; text.len() + 1];
    let mut length = vec![1u8; text.len() + 1];
    cost[0] = 0;
    for start in 0..text.len() {
        let single = if tables.function.contains(&text[start]) { FUNCTION_WORD } else { WORD };
        let longest = LONGEST.min(text.len() - start);
        for taken in 1..=longest {
            let end = start + taken;
            let known = taken == 1 || tables.words.contains(&key(&text[start..end]));
            let total = cost[start] + if taken == 1 { single } else { WORD };
            if known && total < cost[end] {
                cost[end] = total;
                length[end] = taken as u8;
            }
        }
    }
    // The path from its end, then the words from the front.
    let mut lengths = Vec::with_capacity(text.len());
    let mut end = text.len();
    while end > 0 {
        lengths.push(usize::from(length[end]));
        end -= usize::from(length[end]);
    }
    let mut sizes = run.chars().map(char::len_utf8);
    let mut at = offset;
    let mut start = 0;
    let mut left_over = 0;
    for taken in lengths.into_iter().rev() {
        let bytes: usize = sizes.by_ref().take(taken).sum();
        let unknown = taken == 1 && !tables.function.contains(&text[start]);
        if unknown && (1..JOINED).contains(&left_over) {
            ends.pop();
            left_over += 1;
        } else {
            left_over = usize::from(unknown);
        }
        at += bytes;
        start += taken;
        ends.push(at);
    }
}
