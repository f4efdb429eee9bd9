// One short article in every form that is opened, made here from its text: for the tests of the package and of the page.

import { deflateRawSync } from "node:zlib";

/** The article: its headline, its author, its day, and what stands in it. */
export const STORY = {
  title: "Harbour town keeps its night ferry",
  author: "Mara Lindqvist",
  date: "2024-03-05",
  paragraphs: [
    "The council of Ostrava Bay voted 9 to 4 on Tuesday to keep the night ferry running until 2027, after a debate of six hours.",
    "“A town that sleeps at ten has given up,” said Mayor Tomas Ferreira, who had campaigned for the line since the autumn.",
  ],
  heading: "What it costs",
  items: ["€3.5 million a year", "42,000 passengers"],
  last: "The Coastal Transport Authority (CTA) had asked for the ferry to be closed. The CTA will publish a new timetable next week.",
  note: "The figures are those of the town.",
};

const { title, author, date, paragraphs, heading, items, last, note } = STORY;

const xml = (/** @type {string} */ text) => text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");

/** A web page as a newspaper has them: with a menu, a script and links to other articles around the article. */
export function htmlPage({ extra = "" } = {}) {
  const menu = Array.from({ length: 12 }, (_, i) => `<li><a href="/section/${i}">Section ${i}</a></li>`).join("");
  const about = JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", headline: title, author: { "@type": "Person", name: author }, datePublished: `${date}T08:00:00+01:00` });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Tallow Post</title>
<link rel="canonical" href="https://tallow.example/ferry"><script type="application/ld+json">${about}</script></head>
<body><nav><ul>${menu}</ul></nav><div class="cookies">We use cookies. <button>Accept</button></div><main><article><h1>${title}</h1>
<p class="byline">By <a rel="author" href="/mara">${author}</a></p>${paragraphs.map((text) => `<p>${xml(text)}</p>`).join("\n")}
<h2>${heading}</h2><ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul><p>${xml(last)}</p>${extra}</article></main>
<aside><h3>Most read</h3><ul><li><a href="/other">Bakery burns down on the pier</a></li></ul></aside><footer><p>All rights reserved. Imprint. Contact.</p></footer></body></html>`;
}

export function markdown() {
  return `---\ntitle: "${title}"\nauthor: ${author}\ndate: ${date}\n---\n\n# ${title}\n\n${paragraphs.join("\n\n")}\n\n## ${heading}\n\n${items.map((item) => `- **${item}**`).join("\n")}\n\n${last}[^1]\n\n[^1]: ${note}\n`;
}

export function rtf() {
  const signs = (/** @type {string} */ text) => Array.from(text, (c) => (c < "\x80" ? c.replace(/[\\{}]/gu, "\\$&") : `\\u${c.charCodeAt(0)}?`)).join("");
  const paragraph = (/** @type {string} */ text, style = "\\s0") => `{\\pard${style} ${signs(text)}\\par}\n`;
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\outlinelevel1 heading 2;}}
{\\info{\\title ${title}}{\\author ${author}}{\\creatim\\yr2024\\mo3\\dy5}}
${paragraph(title, "\\s1")}${paragraphs.map((text) => paragraph(text)).join("")}${paragraph(heading, "\\s2")}${items.map((item) => `{\\pard{\\pntext\\'95\\tab}${signs(item)}\\par}\n`).join("")}${paragraph(last)}}`;
}

/** A mail with an attachment. */
export function mail() {
  const body = [...paragraphs, last].join("\r\n\r\n");
  const text = Buffer.from(body).toString("base64").replace(/.{76}/gu, "$&\r\n");
  return [
    "Return-Path: <mara@tallow.example>",
    "Message-ID: <1@tallow.example>",
    `From: ${author} <mara@tallow.example>`,
    "To: desk@tallow.example",
    `Subject: ${title}`,
    "Date: Tue, 5 Mar 2024 08:00:00 +0100",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="parts"',
    "",
    "--parts",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    text,
    "--parts",
    'Content-Type: text/plain; name="notes.txt"',
    'Content-Disposition: attachment; filename="notes.txt"',
    "",
    "The pier was repaired in Selvick by the Coastal Transport Authority in the spring, said Ines Calloway.",
    "--parts--",
    "",
  ].join("\r\n");
}

export function csv() {
  const quoted = (/** @type {string} */ cell) => `"${cell.replace(/"/gu, '""')}"`;
  const rows = [["Title", "Date", "Text"], [title, date, paragraphs.join("\n\n")], ["Bakery burns down", "2024-03-06", "A bakery on the pier of Selvick burned down on Wednesday, said Ines Calloway."]];
  return rows.map((row) => row.map(quoted).join(",")).join("\r\n");
}

export function docx() {
  const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const paragraph = (/** @type {string} */ text, style = "", more = "") => `<w:p>${style ? `<w:pPr>${style}</w:pPr>` : ""}<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>${more}</w:p>`;
  const styled = (/** @type {string} */ id) => `<w:pStyle w:val="${id}"/>`;
  const deleted = `<w:del w:id="1" w:author="a"><w:r><w:delText>not </w:delText></w:r></w:del>`;
  const noted = `<w:r><w:footnoteReference w:id="2"/></w:r>`;
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`,
    "word/styles.xml": `<w:styles xmlns:w="${w}"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`,
    "word/footnotes.xml": `<w:footnotes xmlns:w="${w}"><w:footnote w:id="2">${paragraph(note)}</w:footnote></w:footnotes>`,
    "word/document.xml": `<w:document xmlns:w="${w}"><w:body>${paragraph(title, styled("Title"))}${paragraphs.map((text) => paragraph(text, "", deleted)).join("")}${paragraph(heading, styled("Heading2"))}${items.map((item) => paragraph(item, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`)).join("")}${paragraph(last, "", noted)}</w:body></w:document>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dcterms:created>${date}T08:00:00Z</dcterms:created></cp:coreProperties>`,
  });
}

export function odt() {
  const names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  const footnote = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>${note}</text:p></text:note-body></text:note>`;
  return zip({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<office:document-content ${names}><office:body><office:text><text:p text:style-name="Title">${title}</text:p>${paragraphs.map((text) => `<text:p>${xml(text)}</text:p>`).join("")}<text:h text:outline-level="2">${heading}</text:h><text:list>${items.map((item) => `<text:list-item><text:p>${item}</text:p></text:list-item>`).join("")}</text:list><text:p>${xml(last)}${footnote}</text:p></office:text></office:body></office:document-content>`,
    "meta.xml": `<office:document-meta ${names}><office:meta><dc:title>${title}</dc:title><meta:initial-creator>${author}</meta:initial-creator><meta:creation-date>${date}T08:00:00</meta:creation-date></office:meta></office:document-meta>`,
    "META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
  });
}

export function epub() {
  const chapter = (/** @type {string} */ body) => `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`;
  return zip({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    "book/book.opf": `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dc:date>${date}</dc:date><dc:language>en</dc:language></metadata><manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
    "book/one.xhtml": chapter(`<h1>${title}</h1>${paragraphs.map((text) => `<p>${xml(text)}</p>`).join("")}`),
    "book/two.xhtml": chapter(`<h2>${heading}</h2><ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul><p>${xml(last)}</p>`),
  });
}

/**
 * A PDF of two pages in two columns, with running heads and page numbers; wrapped lines and a word that is broken between two. The
 * article's last paragraph ends it, and what is before that fills the pages.
 *
 * @param {{pages?: number}} [options]
 */
export function pdf({ pages = 2 } = {}) {
  // Courier is 0.6 of its size wide.
  const [size, leading, columns, rows] = [9, 11, [56, 312], 58];
  const width = Math.floor(228 / (size * 0.6));
  const filling = Array.from({ length: pages * 24 - 10 }, (_, i) => `Pier ${i + 1} of the harbour of district ${(i * 7) % 31} took in ${(i * 7919) % 1000} crates from ${i % 9} boats, the office of the port said in its report on week ${i % 52}.`);
  const lines = [...paragraphs, ...filling.slice(0, -1), last].flatMap((text) => [...wrapped(text, width), ""]);
  const contents = Array.from({ length: pages }, (_, page) => {
    const first = page === 0 ? [place(56, 740, 16, title)] : [];
    const body = columns.flatMap((x, column) => lines.slice((page * 2 + column) * rows, (page * 2 + column + 1) * rows).map((line, row) => place(x, 700 - row * leading, size, line)));
    return [place(56, 780, 8, "The Tallow Post"), place(520, 780, 8, "5 March 2024"), ...first, ...body, place(295, 30, 8, String(page + 1))].join("\n");
  });
  const kids = contents.map((_, i) => `${4 + i * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
    `<< /Title (${title}) /Author (${author}) /CreationDate (D:20240305080000) >>`,
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, "latin1");
}

/** The codes of windows-1252 for what is in the text and not in ASCII. */
const WIN_ANSI = /** @type {Record<string, string>} */ ({ "“": "\\223", "”": "\\224", "€": "\\200", "’": "\\222" });

/** @type {(x: number, y: number, size: number, text: string) => string} */
const place = (x, y, size, text) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/gu, "\\$&").replace(/[^\x20-\x7e]/gu, (c) => WIN_ANSI[c] ?? "?")}) Tj ET`;

/**
 * Lines of at most `width` characters; "campaigned" is broken where it stands at an end.
 *
 * @param {string} text
 * @param {number} width
 */
function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    const room = width - line.length - 1;
    if (line === "") lines[lines.length - 1] = word;
    else if (word.length <= room) lines[lines.length - 1] += ` ${word}`;
    else if (word === "campaigned" && room >= 5) lines.splice(-1, 1, `${line} cam-`, "paigned");
    else lines.push(word);
  }
  return lines;
}

/**
 * A ZIP archive; with a password it is locked, in the old way that every program knows.
 *
 * @param {Record<string, string | Uint8Array>} files
 * @param {string} [password]
 */
export function zip(files, password) {
  /** @type {Buffer[]} */
  const bodies = [];
  /** @type {Buffer[]} */
  const entries = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [data, path] = [Buffer.from(content), Buffer.from(name)];
    const plain = name === "mimetype" ? data : deflateRawSync(data);
    const packed = password === undefined ? plain : locked(plain, crc32(data), password);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    // Names are UTF-8; the lowest bit is that of locked ones.
    common.writeUInt16LE(password === undefined ? 0x800 : 0x801, 2);
    common.writeUInt16LE(name === "mimetype" ? 0 : 8, 4);
    common.writeUInt16LE(0x58_65, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, path, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, central, path]));
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** @param {Uint8Array} bytes */
const crc32 = (bytes) => (bytes.reduce(addToCrc, -1) ^ -1) >>> 0;

/**
 * @param {number} crc
 * @param {number} byte
 */
function addToCrc(crc, byte) {
  crc ^= byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  return crc;
}

/**
 * PKWARE's traditional encryption (APPNOTE.TXT, 6.1).
 *
 * @param {Uint8Array} data
 * @param {number} crc of what is packed in it
 * @param {string} password
 */
function locked(data, crc, password) {
  let [one, two, three] = [0x12_34_56_78, 0x23_45_67_89, 0x34_56_78_90];
  const update = (/** @type {number} */ byte) => {
    one = addToCrc(one, byte & 255) & -1;
    two = (Math.imul(two + (one & 255), 134_775_813) + 1) | 0;
    three = addToCrc(three, two >>> 24) & -1;
  };
  const encrypt = (/** @type {number} */ byte) => {
    const key = (three & 0xff_ff) | 2;
    const out = byte ^ ((Math.imul(key, key ^ 1) >>> 8) & 255);
    update(byte);
    return out;
  };
  for (const byte of Buffer.from(password)) update(byte);
  const head = [...Array.from({ length: 11 }, (_, i) => (i * 37) & 255), crc >>> 24];
  return Buffer.from([...head, ...data].map(encrypt));
}

/**
 * Every form by the name of its file, and whether it has the article's heading and list.
 *
 * @type {{name: string, make: () => string | Buffer, knows: {list: boolean, heading: boolean}}[]}
 */
export const FORMS = [
  { name: "ferry.html", make: htmlPage, knows: { list: true, heading: true } },
  { name: "ferry.md", make: markdown, knows: { list: true, heading: true } },
  { name: "ferry.pdf", make: pdf, knows: { list: false, heading: false } },
  { name: "ferry.docx", make: docx, knows: { list: true, heading: true } },
  { name: "ferry.odt", make: odt, knows: { list: true, heading: true } },
  { name: "ferry.epub", make: epub, knows: { list: true, heading: true } },
  { name: "ferry.rtf", make: rtf, knows: { list: true, heading: true } },
  { name: "ferry.eml", make: mail, knows: { list: false, heading: false } },
];
