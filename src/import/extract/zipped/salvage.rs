//! Mends ZIP files that have lost the table of their members, as downloads that broke off have: the table is made anew of
//! what stands before each member. Those that are not whole are left out.

use flate2::{Crc, Decompress, FlushDecompress, Status};

/// What stands before each member.
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

/// The length of that without the name and the extra fields.
const LOCAL_LENGTH: usize = 30;

/// How many members are looked for.
const MAX_MEMBERS: usize = 10_000;

/// How much is unpacked to find where members end, in bytes.
const MAX_UNPACKED: u64 = 256 << 20;

/// A member that was found whole.
#[derive(Clone, Copy, Debug)]
struct Found<'b> {
    /// The fields from the version to the length of the name, but the sizes and the checksum.
    fixed: &'b [u8],
    name: &'b [u8],
    offset: u32,
    crc: u32,
    packed: u32,
    unpacked: u32,
    /// Where the next may begin.
    end: usize,
}

/// The file with a new table; `None` where there is no whole member in it.
pub fn mended(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut table, mut count, mut at, mut budget) = (Vec::new(), 0_u16, 0, MAX_UNPACKED);
    while let Some(next) = memchr::memmem::find(bytes.get(at..)?, LOCAL_HEADER)
        && usize::from(count) < MAX_MEMBERS
    {
        at += next;
        match found(bytes, at, &mut budget) {
            Some(member) => {
                write(&mut table, &member)?;
                count += 1;
                at = member.end;
            }
            None => at += LOCAL_HEADER.len(),
        }
    }
    if count == 0 {
        return None;
    }
    let mut mended = bytes.get(..at.min(bytes.len()))?.to_vec();
    let (start, length) = (u32::try_from(mended.len()).ok()?, u32::try_from(table.len()).ok()?);
    mended.extend(table);
    mended.extend(b"PK\x05\x06\0\0\0\0");
    mended.extend(count.to_le_bytes());
    mended.extend(count.to_le_bytes());
    mended.extend(length.to_le_bytes());
    mended.extend(start.to_le_bytes());
    mended.extend([0, 0]);
    Some(mended)
}

/// The member whose header is at `at`, if it is whole.
fn found<'b>(bytes: &'b [u8], at: usize, budget: &mut u64) -> Option<Found<'b>> {
    let header = bytes.get(at..at + LOCAL_LENGTH)?;
    let short = |at: usize| Some(u16::from_le_bytes(*header.get(at..)?.first_chunk()?));
    let long = |at: usize| Some(u32::from_le_bytes(*header.get(at..)?.first_chunk()?));
    let (flags, method) = (short(6)?, short(8)?);
    let name_end = at + LOCAL_LENGTH + usize::from(short(26)?);
    let name = bytes.get(at + LOCAL_LENGTH..name_end)?;
    let data = bytes.get(name_end + usize::from(short(28)?)..)?;
    let start = bytes.len() - data.len();
    let is_locked = flags & 1 != 0;
    let (crc, packed, unpacked) = (long(14)?, long(18)?, long(22)?);
    let (crc, packed, unpacked) = match (flags & 8 != 0, method) {
        // The sizes stand after the content; where that ends is known to those who unpack it.
        (true, 8) if !is_locked => inflated(data, budget)?,
        (true, _) => return None,
        (false, _) => (crc, packed, unpacked),
    };
    let end = start.checked_add(usize::try_from(packed).ok()?).filter(|end| *end <= bytes.len())?;
    let offset = u32::try_from(at).ok()?;
    Some(Found { fixed: header, name, offset, crc, packed, unpacked, end })
}

/// The checksum and both sizes of what is packed at the start of `data`.
fn inflated(data: &[u8], budget: &mut u64) -> Option<(u32, u32, u32)> {
    let (mut inflate, mut crc, mut buffer) = (Decompress::new(false), Crc::new(), vec![0; 1 << 15]);
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let rest = data.get(usize::try_from(read).ok()?..)?;
        let status = inflate.decompress(rest, &mut buffer, FlushDecompress::None).ok()?;
        let new = inflate.total_out() - written;
        crc.update(buffer.get(..usize::try_from(new).ok()?)?);
        *budget = budget.checked_sub(new)?;
        if status == Status::StreamEnd {
            let packed = u32::try_from(inflate.total_in()).ok()?;
            return Some((crc.sum(), packed, u32::try_from(inflate.total_out()).ok()?));
        }
        if new == 0 && inflate.total_in() == read {
            return None;
        }
    }
}

/// Writes a line of the table.
fn write(table: &mut Vec<u8>, member: &Found<'_>) -> Option<()> {
    table.extend(b"PK\x01\x02\x14\0");
    table.extend(member.fixed.get(4..6)?);
    let flags = u16::from_le_bytes(*member.fixed.get(6..)?.first_chunk()?) & !8;
    table.extend(flags.to_le_bytes());
    table.extend(member.fixed.get(8..14)?);
    table.extend(member.crc.to_le_bytes());
    table.extend(member.packed.to_le_bytes());
    table.extend(member.unpacked.to_le_bytes());
    table.extend(member.fixed.get(26..28)?);
    // No extra fields, no comment; one disk; no attributes.
    table.extend([0; 12]);
    table.extend(member.offset.to_le_bytes());
    table.extend(member.name);
    Some(())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use super::super::packed;
    use super::*;

    fn members(bytes: &[u8]) -> Vec<(String, String)> {
        let Some(bytes) = mended(bytes) else { return Vec::new() };
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let length = archive.len();
        let read = |at| {
            let (mut file, mut text) = (archive.by_index(at).unwrap(), String::new());
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        };
        (0..length).map(read).collect()
    }

    #[test]
    fn whole_members_of_a_broken_file_come_back() {
        let bytes = packed(&[("a.txt", b"The ferry waits."), ("b.txt", b"The tide does not.")]);
        let end_of_first = bytes.windows(4).rposition(|four| four == LOCAL_HEADER).unwrap();
        let table = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        for (cut, expected) in [(table, 2), (table - 3, 1), (end_of_first, 1), (20, 0), (0, 0)] {
            let members = members(&bytes[..cut]);
            assert_eq!(members.len(), expected, "{cut}");
            assert!(members.first().is_none_or(|(name, text)| name == "a.txt" && text == "The ferry waits."));
        }
    }

    #[test]
    fn members_with_their_sizes_behind_them_come_back() {
        let mut stream = zip::ZipWriter::new_stream(Vec::new());
        for name in ["a.txt", "b.txt"] {
            stream.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            stream.write_all(name.repeat(900).as_bytes()).unwrap();
        }
        let bytes = stream.finish().unwrap().into_inner();
        let table = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        let members = members(&bytes[..table]);
        assert_eq!(members.len(), 2);
        assert_eq!(members[1], ("b.txt".to_owned(), "b.txt".repeat(900)));
    }

    #[test]
    fn no_file_brings_it_down() {
        let bytes = packed(&[("a.txt", b"The ferry waits."), ("b.txt", &[7; 5000])]);
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 0xff;
            let _ = mended(&broken);
            let _ = mended(&bytes[..at]);
        }
    }
}
