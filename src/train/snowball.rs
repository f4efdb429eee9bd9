//! Compiles stemmers for [`crate::lang::pack::snowball`] from what the Snowball compiler wrote in Rust: the only form in
//! which the programs come as a package. That writing is regular: routines of assignments, conditions, labeled loops and
//! calls of a few methods; anything else is refused.

use std::collections::BTreeMap;

use syn::{BinOp, Block, Expr, ExprLit, Item, Lit, Member, Pat, Stmt, UnOp};

use crate::lang::pack::snowball::step::{write_signed as signed, write_unsigned as unsigned};
use crate::lang::pack::snowball::{BRA, CURSOR, FIXED_REGISTERS, KET, LIMIT, LIMIT_BACKWARD, Step, Way};

/// Most repetitions that are written out.
const MOST_REPETITIONS: i32 = 4;

/// What cannot be compiled, by the routine it stands in.
pub type Refusal = String;

/// The program of a generated source file.
///
/// # Errors
/// Where the file holds anything that the Snowball compiler does not write.
pub fn compile(source: &str) -> Result<Vec<u8>, Refusal> {
    let file = syn::parse_file(source).map_err(|error| error.to_string())?;
    let mut compiler = Compiler::default();
    let mut bodies = Vec::new();
    for item in file.items {
        match item {
            Item::Static(item) => compiler.tables.push((item.ident.to_string(), *item.expr)),
            Item::Fn(item) => bodies.push((item.sig.ident.to_string(), *item.block)),
            Item::Use(_) | Item::Struct(_) => {}
            _ => return Err("an item of an unknown kind".into()),
        }
    }
    // The stemmer itself comes first.
    bodies.sort_by_key(|(name, _)| name != "stem");
    compiler.routines = bodies.iter().map(|(name, _)| name.clone()).collect();
    let mut starts = Vec::new();
    for (name, body) in &bodies {
        starts.push(compiler.steps.len() as u32);
        compiler.routine = name.clone();
        compiler.block(body).map_err(|problem| format!("{name}: {problem}"))?;
        compiler.steps.push(Step::Return(true));
    }
    compiler.write(&starts)
}

#[derive(Default)]
struct Compiler {
    tables: Vec<(String, Expr)>,
    routines: Vec<String>,
    /// The routine that is being compiled.
    routine: String,
    /// Registers by name; those of one routine have its name before theirs.
    registers: BTreeMap<String, u8>,
    variables: Vec<String>,
    strings: Vec<String>,
    among: Vec<String>,
    groups: Vec<(String, u32, u32)>,
    steps: Vec<Step>,
    /// Loops around what is being compiled.
    loops: Vec<Loop>,
}

struct Loop {
    label: String,
    start: u32,
    /// Jumps to its end, which is not known yet.
    exits: Vec<usize>,
}

/// The place of `name` in `list`, where it is put if it is not there.
fn place<T: PartialEq>(list: &mut Vec<T>, name: T) -> u32 {
    let found = list.iter().position(|other| *other == name);
    found.unwrap_or_else(|| {
        list.push(name);
        list.len() - 1
    }) as u32
}

fn path(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
    }
}

/// The parts of `owner.field`.
fn field(expr: &Expr) -> Option<(String, String)> {
    let Expr::Field(field) = expr else { return None };
    let Member::Named(name) = &field.member else { return None };
    Some((path(&field.base)?, name.to_string()))
}

fn string(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Reference(reference) => string(&reference.expr),
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

fn number(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => Some(-number(&unary.expr)?),
        _ => None,
    }
}

/// Whether a condition reads single bytes: the generated code sees by them that no ending of a table can stand there, before
/// it asks the table, or instead where all endings are single characters.
fn reads_bytes(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) => call.method == "as_bytes" || reads_bytes(&call.receiver),
        Expr::Binary(binary) => reads_bytes(&binary.left) || reads_bytes(&binary.right),
        Expr::Paren(paren) => reads_bytes(&paren.expr),
        Expr::Cast(cast) => reads_bytes(&cast.expr),
        Expr::Index(index) => reads_bytes(&index.expr),
        _ => false,
    }
}

/// Whether a statement asks a table of endings first of all.
fn asks_table(statement: &Stmt) -> bool {
    fn asks(expr: &Expr) -> bool {
        match expr {
            Expr::MethodCall(call) => call.method == "find_among" || call.method == "find_among_b",
            Expr::Binary(binary) => asks(&binary.left),
            Expr::Assign(assign) => asks(&assign.right),
            Expr::If(condition) => asks(&condition.cond),
            Expr::Return(end) => end.expr.as_deref().is_some_and(asks),
            Expr::Block(block) => block.block.stmts.first().is_some_and(asks_table),
            _ => false,
        }
    }
    matches!(statement, Stmt::Expr(expr, _) if asks(expr))
}

/// Whether a condition only saves asking the table that `next` asks.
fn is_quick_check(statement: &Stmt, next: Option<&Stmt>) -> bool {
    let Stmt::Expr(Expr::If(condition), _) = statement else { return false };
    reads_bytes(&condition.cond) && condition.else_branch.is_none() && next.is_some_and(asks_table)
}

impl Compiler {
    fn emit(&mut self, step: Step) -> usize {
        self.steps.push(step);
        self.steps.len() - 1
    }

    fn here(&self) -> u32 {
        self.steps.len() as u32
    }

    fn aim(&mut self, jump: usize) {
        let here = self.here();
        match &mut self.steps[jump] {
            Step::Jump(to) | Step::Unless(to) | Step::If(to) => *to = here,
            _ => {}
        }
    }

    fn register(&mut self, owner: &str, name: &str) -> Result<u8, Refusal> {
        match (owner, name) {
            ("env", "cursor") => return Ok(CURSOR),
            ("env", "limit") => return Ok(LIMIT),
            ("env", "limit_backward") => return Ok(LIMIT_BACKWARD),
            ("env", "bra") => return Ok(BRA),
            ("env", "ket") => return Ok(KET),
            _ => {}
        }
        let name = if owner == "context" { name.to_owned() } else { format!("{}.{name}", self.routine) };
        let next = self.registers.len() + usize::from(FIXED_REGISTERS);
        let next = u8::try_from(next).map_err(|_| "too many variables")?;
        Ok(*self.registers.entry(name).or_insert(next))
    }

    /// The register of an expression that can be assigned to.
    fn target(&mut self, expr: &Expr) -> Result<u8, Refusal> {
        if let Some((owner, name)) = field(expr) {
            return self.register(&owner, &name);
        }
        let name = path(expr).ok_or("an assignment to something unknown")?;
        self.register("", &name)
    }

    fn block(&mut self, block: &Block) -> Result<(), Refusal> {
        let statements = &block.stmts;
        for (at, statement) in statements.iter().enumerate() {
            if !is_quick_check(statement, statements.get(at + 1)) {
                self.statement(statement)?;
            }
        }
        Ok(())
    }

    fn statement(&mut self, statement: &Stmt) -> Result<(), Refusal> {
        match statement {
            Stmt::Local(local) => {
                let pattern = if let Pat::Type(typed) = &local.pat { &*typed.pat } else { &local.pat };
                let Some(init) = &local.init else { return Ok(()) };
                match (pattern, &*init.expr) {
                    (Pat::Ident(name), _) if name.ident == "context" => Ok(()),
                    // "(bra, ket) = (env.cursor, env.cursor)"
                    (Pat::Tuple(names), Expr::Tuple(values)) => names
                        .elems
                        .iter()
                        .zip(&values.elems)
                        .try_for_each(|(name, value)| self.bind(name, value)),
                    (pattern, value) => self.bind(pattern, value),
                }
            }
            Stmt::Expr(expr, _) => self.effect(expr),
            _ => Err("a statement of an unknown kind".into()),
        }
    }

    fn bind(&mut self, pattern: &Pat, value: &Expr) -> Result<(), Refusal> {
        let Pat::Ident(name) = pattern else { return Err("an unknown pattern".into()) };
        let register = self.register("", &name.ident.to_string())?;
        self.value(value)?;
        self.emit(Step::Store(register));
        Ok(())
    }

    /// Compiles what is done for what it does.
    fn effect(&mut self, expr: &Expr) -> Result<(), Refusal> {
        match expr {
            Expr::Assign(assign) => {
                if let Some(name) = string_variable(&assign.left) {
                    let is_slice =
                        matches!(&*assign.right, Expr::MethodCall(call) if call.method == "slice_to");
                    if !is_slice {
                        return Err("a string that is no slice".into());
                    }
                    let variable = place(&mut self.variables, name) as u8;
                    self.emit(Step::Keep(variable));
                    return Ok(());
                }
                self.value(&assign.right)?;
                let register = self.target(&assign.left)?;
                self.emit(Step::Store(register));
            }
            Expr::Binary(binary) => {
                let step = match binary.op {
                    BinOp::AddAssign(_) => Step::Add,
                    BinOp::SubAssign(_) => Step::Subtract,
                    _ => return Err("an operation without effect".into()),
                };
                let register = self.target(&binary.left)?;
                self.emit(Step::Load(register));
                self.value(&binary.right)?;
                self.emit(step);
                self.emit(Step::Store(register));
            }
            Expr::Block(block) => self.block(&block.block)?,
            Expr::If(condition) => {
                let skips = self.unless(&condition.cond)?;
                self.block(&condition.then_branch)?;
                match &condition.else_branch {
                    None => skips.into_iter().for_each(|jump| self.aim(jump)),
                    Some((_, other)) => {
                        let end = self.emit(Step::Jump(0));
                        skips.into_iter().for_each(|jump| self.aim(jump));
                        self.effect(other)?;
                        self.aim(end);
                    }
                }
            }
            Expr::Loop(inner) => {
                let label = inner.label.as_ref().map(|label| label.name.ident.to_string());
                self.enter(label);
                let start = self.here();
                self.block(&inner.body)?;
                self.emit(Step::Jump(start));
                self.leave();
            }
            // "for _ in 0..2": so often, one after the other.
            Expr::ForLoop(inner) => {
                let count = match &*inner.expr {
                    Expr::Range(range) => range.end.as_deref().and_then(number),
                    _ => None,
                };
                let count = count.filter(|count| *count <= MOST_REPETITIONS).ok_or("a loop that counts")?;
                let label = inner.label.as_ref().map(|label| label.name.ident.to_string());
                self.enter(label);
                (0..count).try_for_each(|_| self.block(&inner.body))?;
                self.leave();
            }
            Expr::Break(out) => {
                let label = out.label.as_ref().ok_or("a break without a label")?.ident.to_string();
                let jump = self.emit(Step::Jump(0));
                let around = self.loops.iter_mut().rev().find(|around| around.label == label);
                around.ok_or("a label that is not around")?.exits.push(jump);
            }
            Expr::Continue(again) => {
                let label = again.label.as_ref().ok_or("a continue without a label")?.ident.to_string();
                let around = self.loops.iter().rev().find(|around| around.label == label);
                let start = around.ok_or("a label that is not around")?.start;
                self.emit(Step::Jump(start));
            }
            Expr::Return(end) => {
                let value = end.expr.as_deref().ok_or("a return of nothing")?;
                if let Some(flag) = boolean(value) {
                    self.emit(Step::Return(flag));
                } else {
                    let skips = self.unless(value)?;
                    self.emit(Step::Return(true));
                    skips.into_iter().for_each(|jump| self.aim(jump));
                    self.emit(Step::Return(false));
                }
            }
            Expr::Match(choice) => {
                let register = self.target(&choice.expr)?;
                let mut ends = Vec::new();
                for arm in &choice.arms {
                    let Pat::Lit(ExprLit { lit: Lit::Int(case), .. }) = &arm.pat else {
                        // "_ => ()"
                        continue;
                    };
                    let case = case.base10_parse().map_err(|_| "a case that is no number")?;
                    self.emit(Step::Load(register));
                    self.emit(Step::Number(case));
                    self.emit(Step::Equal);
                    let skip = self.emit(Step::Unless(0));
                    self.effect(&arm.body)?;
                    ends.push(self.emit(Step::Jump(0)));
                    self.aim(skip);
                }
                ends.into_iter().for_each(|jump| self.aim(jump));
            }
            Expr::Call(_) => {
                self.value(expr)?;
                self.emit(Step::Drop);
            }
            Expr::MethodCall(call) => {
                let leaves = self.method(call)?;
                if leaves {
                    self.emit(Step::Drop);
                }
            }
            Expr::Tuple(tuple) if tuple.elems.is_empty() => {}
            _ => return Err("an expression of an unknown kind".into()),
        }
        Ok(())
    }

    fn enter(&mut self, label: Option<String>) {
        let start = self.here();
        self.loops.push(Loop { label: label.unwrap_or_default(), start, exits: Vec::new() });
    }

    fn leave(&mut self) {
        if let Some(done) = self.loops.pop() {
            done.exits.into_iter().for_each(|jump| self.aim(jump));
        }
    }

    /// Compiles a condition; the jumps that are returned are taken where it does not hold.
    fn unless(&mut self, expr: &Expr) -> Result<Vec<usize>, Refusal> {
        match expr {
            Expr::Paren(paren) => self.unless(&paren.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                self.value(&unary.expr)?;
                Ok(vec![self.emit(Step::If(0))])
            }
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                let mut jumps = self.unless(&binary.left)?;
                jumps.extend(self.unless(&binary.right)?);
                Ok(jumps)
            }
            Expr::Binary(binary) if matches!(binary.op, BinOp::Or(_)) => {
                let others = self.unless(&binary.left)?;
                let holds = self.emit(Step::Jump(0));
                others.into_iter().for_each(|jump| self.aim(jump));
                let jumps = self.unless(&binary.right)?;
                self.aim(holds);
                Ok(jumps)
            }
            _ => {
                self.value(expr)?;
                Ok(vec![self.emit(Step::Unless(0))])
            }
        }
    }

    /// Compiles what leaves a number.
    fn value(&mut self, expr: &Expr) -> Result<(), Refusal> {
        if let Some(number) = number(expr) {
            self.emit(Step::Number(number));
            return Ok(());
        }
        if let Some(flag) = boolean(expr) {
            self.emit(Step::Number(flag.into()));
            return Ok(());
        }
        match expr {
            Expr::Paren(paren) => self.value(&paren.expr),
            Expr::Cast(cast) => self.value(&cast.expr),
            Expr::Field(_) | Expr::Path(_) => {
                let register = self.target(expr)?;
                self.emit(Step::Load(register));
                Ok(())
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                self.value(&unary.expr)?;
                self.emit(Step::Not);
                Ok(())
            }
            Expr::Binary(binary) => {
                // a > b is b < a.
                let (first, second, step, not) = match binary.op {
                    BinOp::Add(_) => (&binary.left, &binary.right, Step::Add, false),
                    BinOp::Sub(_) => (&binary.left, &binary.right, Step::Subtract, false),
                    BinOp::Lt(_) => (&binary.left, &binary.right, Step::Less, false),
                    BinOp::Le(_) => (&binary.left, &binary.right, Step::AtMost, false),
                    BinOp::Gt(_) => (&binary.right, &binary.left, Step::Less, false),
                    BinOp::Ge(_) => (&binary.right, &binary.left, Step::AtMost, false),
                    BinOp::Shr(_) => (&binary.left, &binary.right, Step::Shift, false),
                    BinOp::BitAnd(_) => (&binary.left, &binary.right, Step::And, false),
                    BinOp::Eq(_) => (&binary.left, &binary.right, Step::Equal, false),
                    BinOp::Ne(_) => (&binary.left, &binary.right, Step::Equal, true),
                    _ => return Err("an unknown operation".into()),
                };
                self.value(first)?;
                self.value(second)?;
                self.emit(step);
                if not {
                    self.emit(Step::Not);
                }
                Ok(())
            }
            // env.current.as_bytes()[place]
            Expr::Index(index) if reads_bytes(expr) => {
                self.value(&index.index)?;
                self.emit(Step::Byte);
                Ok(())
            }
            Expr::Call(call) => {
                let name = path(&call.func).ok_or("a call of something unknown")?;
                let number = self.routine_named(&name)?;
                self.emit(Step::Call(number));
                Ok(())
            }
            Expr::MethodCall(call) => match self.method(call)? {
                true => Ok(()),
                false => Err(format!("{} leaves nothing", call.method)),
            },
            _ => Err("a value of an unknown kind".into()),
        }
    }

    fn routine_named(&self, name: &str) -> Result<u32, Refusal> {
        let found = self.routines.iter().position(|routine| routine == name);
        found.map(|number| number as u32).ok_or_else(|| format!("no routine {name}"))
    }

    /// Compiles a call of one of the environment's methods; whether it leaves something.
    fn method(&mut self, call: &syn::ExprMethodCall) -> Result<bool, Refusal> {
        use Way::{Backward, Forward};
        let name = call.method.to_string();
        let argument =
            |at: usize| call.args.iter().nth(at).ok_or_else(|| format!("{name} lacks an argument"));
        // env.current.chars().count()
        if name == "count" {
            self.emit(Step::Characters);
            return Ok(true);
        }
        if path(&call.receiver).as_deref() != Some("env") {
            return Err(format!("{name} of something unknown"));
        }
        let (base, way) = match name.strip_suffix("_b") {
            Some(base) => (base, Backward),
            None => (name.as_str(), Forward),
        };
        let step = match base {
            "eq_s" => {
                let text = argument(0)?;
                match string(text) {
                    Some(text) => Step::Text(way, place(&mut self.strings, text)),
                    None => {
                        let name = string_variable(text).ok_or("a string of an unknown kind")?;
                        Step::Variable(way, place(&mut self.variables, name) as u8)
                    }
                }
            }
            "in_grouping" | "out_grouping" | "go_in_grouping" | "go_out_grouping" => {
                let table = path(argument(0)?).ok_or("a group without a name")?;
                let bound =
                    |at| number(argument(at)?).ok_or_else(|| Refusal::from("a bound that is no number"));
                let group = place(&mut self.groups, (table, bound(1)? as u32, bound(2)? as u32));
                match base {
                    "in_grouping" => Step::Group(way, true, group),
                    "out_grouping" => Step::Group(way, false, group),
                    "go_in_grouping" => Step::Skip(way, true, group),
                    _ => Step::Skip(way, false, group),
                }
            }
            "find_among" => {
                let table = path(argument(0)?).ok_or("a table without a name")?;
                Step::Among(way, place(&mut self.among, table))
            }
            "hop" | "hop_checked" | "hop_back" | "hop_back_checked" => {
                self.value(argument(0)?)?;
                Step::Hop(if base.starts_with("hop_back") { Backward } else { Forward })
            }
            "next_char" => Step::Move(Forward),
            "previous_char" => Step::Move(Backward),
            "slice_del" => Step::Replace(place(&mut self.strings, String::new())),
            "slice_from" => {
                let text = string(argument(0)?).ok_or("a replacement of an unknown kind")?;
                Step::Replace(place(&mut self.strings, text))
            }
            "insert" => {
                self.value(argument(0)?)?;
                self.value(argument(1)?)?;
                let text = string(argument(2)?).ok_or("an insertion of an unknown kind")?;
                Step::Insert(place(&mut self.strings, text))
            }
            _ => return Err(format!("an unknown method {name}")),
        };
        self.emit(step);
        Ok(!matches!(step, Step::Move(_) | Step::Replace(_) | Step::Insert(_)))
    }

    fn table(&self, name: &str) -> Result<Vec<&Expr>, Refusal> {
        let found = self.tables.iter().find(|(other, _)| other == name);
        let Some((_, Expr::Reference(reference))) = found else { return Err(format!("no table {name}")) };
        let Expr::Array(array) = &*reference.expr else { return Err(format!("{name} is no table")) };
        Ok(array.elems.iter().collect())
    }

    fn write(&self, starts: &[u32]) -> Result<Vec<u8>, Refusal> {
        let mut out = vec![self.registers.len() as u8 + FIXED_REGISTERS, self.variables.len() as u8];
        unsigned(&mut out, self.among.len() as u32);
        for name in &self.among {
            let entries = self.table(name)?;
            unsigned(&mut out, entries.len() as u32);
            for entry in entries {
                let Expr::Call(entry) = entry else { return Err(format!("{name}: no entry")) };
                let part =
                    |at: usize| entry.args.iter().nth(at).ok_or_else(|| format!("{name}: a short entry"));
                let text = string(part(0)?).ok_or("an ending that is no string")?;
                bytes(&mut out, text.as_bytes());
                signed(&mut out, number(part(2)?).ok_or("a result that is no number")?);
                let shorter = number(part(1)?).ok_or("a place that is no number")?;
                unsigned(&mut out, (shorter + 1) as u32);
                let condition = match part(3)? {
                    // Some(&r_NAME)
                    Expr::Call(some) => match some.args.first() {
                        Some(Expr::Reference(reference)) => {
                            let routine = path(&reference.expr).ok_or("a condition without a name")?;
                            self.routine_named(&routine)? + 1
                        }
                        _ => return Err("a condition of an unknown kind".into()),
                    },
                    _ => 0,
                };
                unsigned(&mut out, condition);
            }
        }
        unsigned(&mut out, self.groups.len() as u32);
        for (name, first, last) in &self.groups {
            unsigned(&mut out, *first);
            unsigned(&mut out, *last);
            let bits: Option<Vec<u8>> =
                self.table(name)?.iter().map(|byte| number(byte).map(|byte| byte as u8)).collect();
            bytes(&mut out, &bits.ok_or("a group that is no bytes")?);
        }
        unsigned(&mut out, self.strings.len() as u32);
        self.strings.iter().for_each(|text| bytes(&mut out, text.as_bytes()));
        unsigned(&mut out, starts.len() as u32);
        starts.iter().for_each(|start| unsigned(&mut out, *start));
        unsigned(&mut out, self.steps.len() as u32);
        self.steps.iter().for_each(|step| step.write(&mut out));
        Ok(out)
    }
}

/// The name of a string variable: "context.S_ch", with or without "&".
fn string_variable(expr: &Expr) -> Option<String> {
    let expr = if let Expr::Reference(reference) = expr { &*reference.expr } else { expr };
    field(expr).map(|(_, name)| name).filter(|name| name.starts_with("S_"))
}

fn boolean(expr: &Expr) -> Option<bool> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Bool(flag), .. }) => Some(flag.value),
        _ => None,
    }
}

fn bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    unsigned(out, bytes.len() as u32);
    out.extend(bytes);
}
