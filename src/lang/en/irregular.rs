//! English words that no rule brings to their base: forms of verbs and plurals of nouns.
//!
//! The tables are text, "form base;form base": half the size of arrays of pairs, which weighs in the first load.

use std::sync::LazyLock;

use crate::lang::words::Places;

/// Forms of verbs and their base, in alphabetical order. Forms that are like their base ("put") need no place.
const VERBS: &str = "\
    am be;are be;arisen arise;arose arise;ate eat;awoke awake;awoken awake;beaten beat;became become;\
    been be;befallen befall;befell befall;began begin;begun begin;being be;bent bend;bit bite;\
    bitten bite;bled bleed;blew blow;blown blow;bore bear;borne bear;bought buy;bound bind;bred breed;\
    broke break;broken break;brought bring;built build;burnt burn;came come;caught catch;chose choose;\
    chosen choose;clung cling;crept creep;dealt deal;did do;does do;done do;drank drink;drawn draw;\
    dreamt dream;drew draw;driven drive;drove drive;drunk drink;dug dig;dwelt dwell;dying die;eaten eat;\
    fallen fall;fed feed;fell fall;felt feel;fled flee;flew fly;flown fly;flung fling;forbade forbid;\
    forbidden forbid;foresaw foresee;foreseen foresee;forgave forgive;forgiven forgive;forgot forget;\
    forgotten forget;fought fight;found find;froze freeze;frozen freeze;gave give;given give;goes go;\
    gone go;got get;gotten get;grew grow;ground grind;grown grow;had have;has have;heard hear;held hold;\
    hid hide;hidden hide;hung hang;is be;kept keep;knelt kneel;knew know;known know;laid lay;lain lie;\
    leant lean;leapt leap;learnt learn;led lead;left leave;lent lend;lit light;lost lose;lying lie;\
    made make;meant mean;met meet;misled mislead;mistaken mistake;mistook mistake;outgrew outgrow;\
    overcame overcome;oversaw oversee;overseen oversee;overtaken overtake;overthrew overthrow;\
    overthrown overthrow;overtook overtake;paid pay;proven prove;ran run;rang ring;rebuilt rebuild;\
    repaid repay;resold resell;rewritten rewrite;rewrote rewrite;ridden ride;risen rise;rode ride;\
    rose rise;rung ring;said say;sang sing;sank sink;sat sit;saw see;seen see;sent send;shaken shake;\
    shone shine;shook shake;shot shoot;shown show;shrank shrink;shrunk shrink;slept sleep;slid slide;\
    slung sling;sold sell;sought seek;spat spit;sped speed;spent spend;spilt spill;spoilt spoil;\
    spoke speak;spoken speak;sprang spring;sprung spring;spun spin;stank stink;stole steal;stolen steal;\
    stood stand;stricken strike;striven strive;strove strive;struck strike;strung string;stuck stick;\
    stung sting;stunk stink;sung sing;sunk sink;swam swim;swept sweep;swollen swell;swore swear;\
    sworn swear;swum swim;swung swing;taken take;taught teach;thought think;threw throw;thrown throw;\
    told tell;took take;tore tear;torn tear;tying tie;undergone undergo;understood understand;\
    undertaken undertake;undertook undertake;underwent undergo;undid undo;undone undo;upheld uphold;\
    was be;went go;wept weep;were be;withdrawn withdraw;withdrew withdraw;withheld withhold;\
    withstood withstand;woke wake;woken wake;won win;wore wear;worn wear;wound wind;wove weave;\
    woven weave;written write;wrote write";

/// Plurals and their singular, in alphabetical order.
const NOUNS: &str = "\
    analyses analysis;axes axe;bacteria bacterium;bases base;calves calf;children child;crises crisis;\
    criteria criterion;diagnoses diagnosis;elves elf;emphases emphasis;feet foot;geese goose;\
    grandchildren grandchild;halves half;housewives housewife;hypotheses hypothesis;knives knife;\
    leaves leaf;lives life;loaves loaf;men man;mice mouse;midwives midwife;nuclei nucleus;oases oasis;\
    oxen ox;parentheses parenthesis;phenomena phenomenon;scarves scarf;selves self;shelves shelf;\
    synopses synopsis;teeth tooth;theses thesis;thieves thief;wives wife;wolves wolf;women woman";

/// The base of an irregular form of a verb (lower case).
pub fn verb(form: &str) -> Option<&'static str> {
    static PLACES: LazyLock<Places> = LazyLock::new(|| places(VERBS));
    base(VERBS, PLACES.find(form)?)
}

/// The singular of an irregular plural (lower case).
pub fn noun(form: &str) -> Option<&'static str> {
    static PLACES: LazyLock<Places> = LazyLock::new(|| places(NOUNS));
    base(NOUNS, PLACES.find(form)?)
}

/// Where the base of each form begins.
fn places(table: &'static str) -> Places {
    let mut end = 0;
    Places::at(&mut table.split_inclusive(';').filter_map(|entry| {
        let (form, _) = entry.split_once(' ')?;
        let start = end + form.len() + 1;
        end += entry.len();
        Some((form, start))
    }))
}

fn base(table: &'static str, place: usize) -> Option<&'static str> {
    table[place..].split(';').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found() {
        for (table, base_of) in [(VERBS, verb as fn(&str) -> Option<&'static str>), (NOUNS, noun)] {
            let entries: Vec<(&str, &str)> =
                table.split(';').map(|entry| entry.split_once(' ').unwrap()).collect();
            assert!(entries.is_sorted_by(|a, b| a.0 < b.0));
            for (form, base) in entries {
                assert_eq!(base_of(form), Some(base));
            }
        }
        assert_eq!((verb("took"), noun("wives"), noun("took")), (Some("take"), Some("wife"), None));
        assert_eq!((verb("a"), verb("zoo"), verb("go")), (None, None, None));
    }
}
