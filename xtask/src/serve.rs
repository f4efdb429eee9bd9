//! `cargo xtask serve`: the finished site on this machine, for looking at it.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::arguments::{Arguments, Usage};
use crate::site;

const FIRST_PORT: u16 = 8080;
const THREADS: usize = 4;
/// What docs/hosting.md asks of every host.
const HEADERS: &[(&str, &str)] = &[
    ("Cache-Control", "no-cache"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

pub fn command(mut arguments: Arguments) -> Result<()> {
    let port = match arguments.value("--port")? {
        None => None,
        Some(text) => Some(
            text.parse::<u16>()
                .map_err(|_| Usage(format!("--port {text}: a number from 0 to 65535 is needed")))?,
        ),
    };
    arguments.finish()?;
    let folder = site::build()?;
    let listener = listen(port)?;
    let port = listener.local_addr()?.port();
    let server = Arc::new(Server::from_listener(listener, None).map_err(|error| anyhow::anyhow!("{error}"))?);
    println!("\nNutgraf is at http://localhost:{port}  (Ctrl+C ends it)");

    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, folder) = (Arc::clone(&server), folder.clone());
            std::thread::spawn(move || {
                for request in server.incoming_requests() {
                    // A browser that went away in the middle of an answer is no concern of ours.
                    let _ = answer(request, &folder);
                }
            })
        })
        .collect();
    for thread in threads {
        if thread.join().is_err() {
            bail!("the server stopped");
        }
    }
    Ok(())
}

/// On the port asked for, or on the first free one from 8080.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port: u16| {
        // "localhost" is both addresses: another program on the second would answer in our place.
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => Err(error),
            _ => TcpListener::bind((Ipv4Addr::LOCALHOST, port)),
        }
    };
    if let Some(port) = port {
        return bind(port).with_context(|| {
            format!("port {port} cannot be used: leave --port out and a free one is taken")
        });
    }
    for port in FIRST_PORT..FIRST_PORT + 100 {
        match bind(port) {
            Ok(listener) => return Ok(listener),
            Err(error)
                if error.kind() == ErrorKind::AddrInUse || error.kind() == ErrorKind::PermissionDenied => {}
            Err(error) => return Err(error).context("no port can be opened on this machine"),
        }
    }
    bail!("no port from {FIRST_PORT} to {} is free: name one with --port", FIRST_PORT + 99)
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request
            .respond(Response::from_string("Only GET and HEAD are answered\n").with_status_code(405));
    }
    let found = file(folder, request.url()).and_then(|path| Some((fs::read(&path).ok()?, media_type(&path))));
    let (status, body, kind) = match found {
        Some((body, kind)) => (200, body, kind),
        None => (404, fs::read(folder.join("404.html")).unwrap_or_default(), "text/html; charset=utf-8"),
    };
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in HEADERS.iter().chain([&("Content-Type", kind)]) {
        if let Ok(header) = Header::from_bytes(*name, *value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The site's file that an address names; None where there is none or it would lie outside.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = PathBuf::from(decoded(path)?);
    if !path.components().all(|component| matches!(component, Component::Normal(_) | Component::CurDir)) {
        return None;
    }
    let mut file = folder.join(path);
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// Undoes percent-encoding.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "nut" => "application/octet-stream",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sends_what_hosts_are_asked_to_send() {
        let asked = fs::read_to_string(crate::run::root().join("docs/hosting.md")).unwrap();
        for (name, value) in HEADERS {
            assert!(asked.contains(&format!("\n{name}: {value}\n")), "docs/hosting.md lacks {name}: {value}");
        }
    }

    #[test]
    fn serves_only_what_is_in_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(file(folder, "/src/main.rs?x=1"), Some(folder.join("src/main.rs")));
        assert_eq!(file(folder, "/src/m%61in.rs"), Some(folder.join("src/main.rs")));
        for outside in [
            "/../Cargo.toml",
            "/src/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/hosts",
            "/src/%zz",
            "/src",
            "/none",
        ] {
            assert_eq!(file(folder, outside), None, "{outside}");
        }
    }
}
