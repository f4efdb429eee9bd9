use super::coder::Symbols;
use super::decoder::Decoder;
use super::encoder::Encoder;
use super::rows::{Entry, Layout};
use crate::model::file::ModelError;

/// A context, a symbol of it, and a number of so many bits.
type Item = (usize, u8, u32, u32);

fn pass<S: Symbols>(symbols: &mut S, (context, symbol, bits, number): Item) -> Item {
    (context, symbols.symbol(context, symbol), bits, symbols.number(bits, number))
}

#[test]
fn written_symbols_are_read_again() {
    let skewed = |i: u32| (0, (i * i % 7 / 5 * (i % 256)) as u8, i % 5, 0);
    let all = |i: u32| (1, (i * 31 % 256) as u8, 8, i % 256);
    let one = |i: u32| (2, 200, 16, i * 21);
    let lists: [Vec<Item>; 4] = [
        vec![],
        vec![skewed(3)],
        (0..3_000).map(skewed).collect(),
        (0..3_000).flat_map(|i| [skewed(i), all(i), one(i)]).collect(),
    ];
    for items in lists {
        let mut encoder = Encoder::default();
        items.iter().for_each(|item| _ = pass(&mut encoder, *item));
        let bytes = encoder.finish(4);
        let mut decoder = Decoder::new(&bytes, 4).unwrap();
        for item in &items {
            assert_eq!(pass(&mut decoder, (item.0, 0, item.2, 0)), *item);
        }
        assert_eq!(decoder.finish(), Ok(()));
    }
}

#[test]
fn symbols_take_as_many_bits_as_they_tell() {
    let mut encoder = Encoder::default();
    for i in 0..80_000u32 {
        encoder.symbol(0, u8::from(i % 8 == 0));
    }
    // The entropy of 1 in 8 is 0.5436 bits.
    assert!((5_436..5_480).contains(&encoder.finish(1).len()), "{}", encoder.finish(1).len());
}

#[test]
fn impossible_frequencies_are_errors() {
    let damaged = Some(ModelError::Damaged);
    for (bytes, error) in [
        (&[132, 0, 0, 0, 1, 0][..], None),
        // More than all.
        (&[132, 1, 0, 0, 1, 0], damaged),
        // Of a symbol beyond the last.
        (&[0, 255, 132, 0, 0, 0, 1, 0], damaged),
        (&[0, 254, 132, 0, 0, 0, 1, 0], None),
        // Half a word.
        (&[132, 0, 0, 0, 1, 0, 1], damaged),
        (&[127], Some(ModelError::Truncated)),
        (&[132, 0, 0, 0], Some(ModelError::Truncated)),
    ] {
        assert_eq!(Decoder::new(bytes, 1).and_then(Decoder::finish).err(), error, "{bytes:?}");
    }
}

#[test]
fn written_rows_are_read_again() {
    let entry = |class: u8, weight: i8| Entry { class, weight };
    let wide: Vec<Entry> = (0..64).map(|class| entry(class, class as i8 - 100)).collect();
    let tables: [Vec<(u32, Vec<Entry>)>; 4] = [
        vec![],
        vec![(0, vec![entry(63, -128)])],
        vec![((1 << 24) - 1, wide.clone())],
        // A gap that is far wider than most.
        (0..500u32)
            .map(|i| (i + i / 400 * 16_000_000, vec![entry(i as u8 % 64, 127)]))
            .chain([((1 << 24) - 1, wide)])
            .collect(),
    ];
    for table in tables {
        let layout = Layout::new(table.len() as u32, 24);
        let bytes = layout.write(&table, 64);
        let rows = layout.read(&bytes, 64).unwrap();
        let ends = rows.starts.windows(2).map(|ends| ends[0] as usize..ends[1] as usize);
        let read: Vec<_> =
            rows.keys.iter().zip(ends).map(|(key, row)| (*key, rows.entries[row].to_vec())).collect();
        assert_eq!(read, table);
        if !table.is_empty() {
            let cut = &bytes[..bytes.len() - 2];
            assert!(layout.read(cut, 64).is_err());
            assert!(Layout::new(table.len() as u32, 3).read(&bytes, 64).is_err());
        }
    }
}
