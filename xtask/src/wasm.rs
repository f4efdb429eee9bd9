//! The WebAssembly files of the one crate, with their JavaScript glue, into pkg/.
//!
//! cargo → wasm-bindgen (as a library, so its version is the lock file's) → wasm-opt (npm package binaryen).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind};
use wasm_bindgen_cli_support::Bindgen;

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::{package, setup};

mod locations;
mod order;

struct Module {
    /// Name of the glue; the wasm file is NAME_bg.wasm.
    name: &'static str,
    features: &'static str,
    about: &'static str,
}

const MODULES: &[Module] = &[
    Module { name: "nutgraf", features: "analysis", about: "analysis" },
    Module { name: "nutgraf_import", features: "wasm,import", about: "import" },
    Module { name: "nutgraf_html", features: "wasm,html", about: "import of web pages" },
    Module { name: "nutgraf_pdf", features: "wasm,pdf", about: "import of PDF" },
    Module {
        name: "nutgraf_cjk",
        features: "wasm,pdf-cmaps",
        about: "import of Chinese, Japanese and Korean PDF",
    },
    Module { name: "nutgraf_export", features: "collect", about: "export" },
];

/// What the page in a single file has: one file, for what several have in common is in it once.
const SINGLE: Module = Module {
    name: "nutgraf_single",
    features: "analysis,import,export",
    about: "analysis, import and export in one",
};

impl Module {
    /// The names of its glue and its wasm file in pkg/.
    fn files(&self) -> [String; 2] {
        [format!("{}.js", self.name), format!("{}_bg.wasm", self.name)]
    }
}

/// The features of the files, for the lints: what opens files is of a kind and linted together.
pub const FEATURE_SETS: [&str; 4] = ["analysis", "wasm,import,html,pdf-cmaps", "collect", SINGLE.features];

/// Names and feature sets of the wasm files.
pub fn files() -> impl Iterator<Item = (String, &'static str)> {
    MODULES.iter().map(|module| (format!("{}_bg.wasm", module.name), module.features))
}

/// Chosen by size after gzip and by speed in Node: see benches/results.md. What LLVM has not inlined stays apart: inlined
/// here it adds 12 kB and no speed; one segment of data packs better than many.
const OPTIMIZATION: &[&str] = &[
    "-O2",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=memory-packing",
    "--skip-pass=reorder-functions",
];

/// Functions in the order of their names, which are then taken out. The names are ours ([`order`]): what has much in common
/// stands together, and packs better than in the order of how often each is called: 25 kB less after gzip.
const ORDER: &[&str] = &["--reorder-functions-by-name", "--strip-debug"];

/// To the compiler, beside `opt-level = "s"`. Less than half of what that lets a copied function cost: 8 kB less, and no
/// slower; a tenth of it is slower. And loops over rows of weights become vectors, which it leaves out: for 1 kB a seventh
/// of the time.
const CODE: [&str; 2] = ["-Cllvm-args=-inline-threshold=22", "-Cpasses=loop-vectorize"];

/// What rustc's default wasm32 target and our `simd128` may use. Every browser of the last two years has them; anything
/// else would be a mistake that wasm-opt then refuses.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// `cargo xtask build`
pub fn command(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    build()?;
    println!("pkg/ is built");
    Ok(())
}

/// Brings the generated files of pkg/ up to date, once in a run of this program.
pub fn build() -> Result<()> {
    static BUILT: AtomicBool = AtomicBool::new(false);
    if BUILT.load(Ordering::Relaxed) {
        return Ok(());
    }
    setup::wasm_target()?;
    setup::npm_packages()?;
    let folder = root().join("pkg");
    for module in MODULES {
        build_module(module, &folder)?;
    }
    package::copy_packs()?;
    package::copy_licences()?;
    BUILT.store(true, Ordering::Relaxed);
    Ok(())
}

/// Glue and wasm file of the page in a single file.
pub fn single() -> Result<[PathBuf; 2]> {
    let folder = run::target().join(SINGLE.name);
    build_module(&SINGLE, &folder)?;
    Ok(SINGLE.files().map(|name| folder.join(name)))
}

fn build_module(module: &Module, folder: &Path) -> Result<()> {
    build_into(module, folder).with_context(|| format!("building the {} module", module.about))
}

fn build_into(module: &Module, folder: &Path) -> Result<()> {
    println!("Building {}_bg.wasm", module.name);
    // Each feature set has a target folder of its own: both would write the same nutgraf.wasm.
    let target = run::target().join(module.name);
    let compiled = compile(module, &root(), &target)?;
    let [glue, wasm] = module.files().map(|name| folder.join(name));
    // cargo leaves the file alone where nothing changed. This program stands for the settings written in it.
    let inputs =
        [compiled.clone(), std::env::current_exe()?, root().join("node_modules/binaryen/package.json")];
    if is_newer(&[&glue, &wasm], &inputs) {
        return Ok(());
    }
    let generated = generate(module, &compiled, &target.join("bindgen"))?;
    replace(&glue, &generated.glue)?;
    replace(&wasm, &generated.wasm)
}

/// The generated files of all modules by name, built from the sources at `source` with nothing of this checkout but its
/// tools. pkg/ stays as it is.
pub fn build_apart(source: &Path, target: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    setup::wasm_target()?;
    setup::npm_packages()?;
    let mut files = Vec::new();
    for module in MODULES {
        let compiled = compile(module, source, target)?;
        let generated = generate(module, &compiled, &target.join("bindgen"))?;
        let [glue, wasm] = module.files();
        files.extend([(glue, generated.glue), (wasm, generated.wasm)]);
    }
    Ok(files)
}

/// Of the crate's two types only the one is built: beside a library Cargo leaves out the optimization across crates.
fn compile(module: &Module, source: &Path, target: &Path) -> Result<PathBuf> {
    let mut cargo = run::cargo();
    cargo
        .current_dir(source)
        .args(["rustc", "--lib", "--crate-type", "cdylib", "--package", "nutgraf", "--profile", "wasm"])
        .args(["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", module.features])
        .arg("--target-dir")
        .arg(target);
    // The environment's flags would displace those of .cargo/config.toml, and the files should not depend on them.
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    let mut flags = remapped(source, target)?;
    flags.extend(CODE.map(String::from));
    let flags: Vec<String> = flags.iter().map(|flag| format!("{flag:?}")).collect();
    cargo.arg("--config").arg(format!("target.wasm32-unknown-unknown.rustflags=[{}]", flags.join(",")));
    run::run(&mut cargo)?;
    let file = target.join("wasm32-unknown-unknown").join("wasm").join("nutgraf.wasm");
    if !file.is_file() {
        bail!("cargo did not leave {}", file.display());
    }
    Ok(file)
}

/// Flags for rustc. Panic messages name source files: without these a program would tell the builder's folders, and its size
/// would depend on their length.
pub fn remapped(source: &Path, target: &Path) -> Result<Vec<String>> {
    let [cargo_home, sysroot] = tool_folders()?;
    // rustc takes the last that matches, so inner folders come after outer ones.
    let mut places = vec![
        (cargo_home.clone(), "cargo"),
        (sysroot, "rust"),
        (source.to_path_buf(), "nutgraf"),
        (target.to_path_buf(), "target"),
    ];
    // The sources of crates lie in one folder for each registry or mirror of one.
    for entry in fs::read_dir(cargo_home.join("registry").join("src")).into_iter().flatten().flatten() {
        places.push((entry.path(), "crates"));
    }
    Ok(places.iter().map(|(place, name)| format!("--remap-path-prefix={}={name}", place.display())).collect())
}

/// Where Cargo keeps the sources of crates, and where Rust is installed.
pub fn tool_folders() -> Result<[PathBuf; 2]> {
    let sysroot = run::output(run::program("rustc").args(["--print", "sysroot"]))?;
    let cargo_home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir().context("no home folder")?.join(".cargo"),
    };
    Ok([cargo_home, PathBuf::from(sysroot.trim())])
}

/// What one module becomes in pkg/.
struct Generated {
    glue: Vec<u8>,
    wasm: Vec<u8>,
}

/// From what cargo compiled to what is shipped; `folder` holds what lies between.
fn generate(module: &Module, compiled: &Path, folder: &Path) -> Result<Generated> {
    let generated = bind(module, compiled, folder)?;
    let optimized = generated.with_extension("opt.wasm");
    optimize(&generated, OPTIMIZATION, &optimized)?;
    let named = generated.with_extension("named.wasm");
    fs::write(&named, order::named(&fs::read(&optimized)?)?)?;
    optimize(&named, ORDER, &optimized)?;
    let text = fs::read_to_string(generated.with_file_name(format!("{}.js", module.name)))?;
    let glue = format!("// @ts-nocheck: generated by wasm-bindgen\n{text}").into_bytes();
    Ok(Generated { glue, wasm: fs::read(&optimized)? })
}

/// Runs wasm-opt.
fn optimize(from: &Path, passes: &[&str], to: &Path) -> Result<()> {
    run::run(
        run::node("node_modules/binaryen/bin/wasm-opt")
            .arg(from)
            .args(passes)
            .args(FEATURES)
            .args(["--strip-producers", "--strip-target-features", "-o"])
            .arg(to),
    )
}

/// Writes NAME.js and NAME_bg.wasm into the folder and returns the latter's path.
fn bind(module: &Module, compiled: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name(module.name)
        .web(true)?
        // Types are written by hand in pkg/index.d.ts; workers get the compiled module sent and have no URL to fetch.
        .typescript(false)
        .omit_default_module_path(true)
        // A new instance after a trap: the package's calls on the main thread go on working.
        .reset_state_function(true)
        .keep_debug(false)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen")?;
    let data = &mut output.wasm_mut().data;
    let pieces: Vec<_> = data.iter().map(walrus::Data::id).collect();
    for piece in pieces {
        let piece = data.get_mut(piece);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = piece.kind {
            locations::clear(&mut piece.value, start as usize);
        }
    }
    output.emit(folder).context("wasm-bindgen")?;
    Ok(folder.join(format!("{}_bg.wasm", module.name)))
}

fn is_newer(outputs: &[&Path], inputs: &[PathBuf]) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    let oldest: Option<SystemTime> = outputs.iter().map(|path| time(path)).min().flatten();
    let newest: Option<SystemTime> = inputs.iter().filter_map(|path| time(path)).max();
    oldest.is_some_and(|oldest| newest.is_some_and(|newest| oldest > newest))
}

/// Writes a file in one go: a page or test that reads it meanwhile sees the old one or the new one.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&temporary, bytes).with_context(|| format!("{} cannot be written", temporary.display()))?;
    fs::rename(&temporary, path).with_context(|| format!("{} cannot be written", path.display()))
}
