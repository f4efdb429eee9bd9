//! Where panics come from: the compiler writes file, line and column of every place that can panic into the data of a wasm file. The
//! page tells a panic by its message and its file; lines and columns, which pack badly, are 4 kB of the first load. They are what
//! `-Zlocation-detail=file` leaves out, which the stable compiler does not have.

/// Bytes of a location: address and length of the file's name, line, column; each a little-endian word.
const SIZE: usize = 16;
/// No line of the sources or of what they depend on is longer or lies farther down.
const MOST: [u32; 2] = [100_000, 1_000];

/// Sets line and column of every location in a piece of data to 0. `start` is where the piece comes to lie in memory. A location is
/// known by the name that it points at, which must end like a source's; locations lie on whole words.
pub fn clear(data: &mut [u8], start: usize) -> usize {
    let mut cleared = 0;
    let first = start.next_multiple_of(4) - start;
    for at in (first..data.len().saturating_sub(SIZE - 1)).step_by(4) {
        let word = |place: usize| {
            let bytes = &data[at + 4 * place..at + 4 * place + 4];
            u32::from_le_bytes(bytes.try_into().expect("four bytes"))
        };
        let [address, length, line, column] = [0, 1, 2, 3].map(word);
        let name =
            (address as usize).checked_sub(start).and_then(|from| data.get(from..)?.get(..length as usize));
        let is_source = name.is_some_and(|name| length < 256 && name.ends_with(b".rs"));
        if is_source && (1..MOST[0]).contains(&line) && (1..MOST[1]).contains(&column) {
            data[at + 8..at + SIZE].fill(0);
            cleared += 1;
        }
    }
    cleared
}

#[cfg(test)]
mod tests {
    use super::clear;

    #[test]
    fn only_locations_lose_their_lines() {
        let name = b"src/lib.rs..";
        let words = |words: [u32; 4]| words.map(u32::to_le_bytes).concat();
        let start = 1026;
        // Two bytes before a whole word, the name, a location, and what is none: another length, a line too far down.
        let mut data = vec![7, 7];
        data.extend(name);
        data.extend(words([1028, 10, 12, 5]));
        data.extend(words([1028, 9, 12, 5]));
        data.extend(words([1028, 10, 2_000_000, 5]));
        let before = data.clone();
        assert_eq!(clear(&mut data, start), 1);
        assert_eq!(data[22..30], [0; 8], "line and column");
        assert_eq!((&data[..22], &data[30..]), (&before[..22], &before[30..]));
    }
}
