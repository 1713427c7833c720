//! Every test, in one run with one summary.

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::{Instant, SystemTime};

use crate::Outcome;
use crate::command::Wanted;
use crate::libtest::Count;
use crate::machine;
use crate::process::{self, listen, step};
use crate::program::{By, With, workspace};
use crate::toolchain::{self, TARGET, Toolchain};
use crate::{page, setup, setup::Meanwhile};

/// The suite that needs no browser.
pub const NATIVE: &str = "native";

/// The suite that serves the page by the servers of `deploy/`.
pub const DEPLOY: &str = "deploy";

/// The suite that runs in versions of Chromium from years ago.
pub const FLOOR: &str = "floor";

/// The suites that drive a browser, by its name.
pub const BROWSERS: [&str; 4] = ["chromium", "firefox", "webkit", FLOOR];

/// Every suite, in the order they run.
pub fn all() -> Vec<&'static str> {
    [NATIVE, DEPLOY].into_iter().chain(BROWSERS).collect()
}

/// One line of the summary.
struct Row {
    suite: String,
    count: Count,
    seconds: f32,
}

/// Sets up what the suites need, runs them and prints one summary.
///
/// # Errors
/// When set-up or build fails, or a test does.
pub fn test(root: &Path, wanted: Wanted, suites: &[&str]) -> Outcome {
    let browsers: Vec<&str> = suites.iter().copied().filter(|suite| BROWSERS.contains(suite)).collect();
    let needs_page = suites.iter().any(|suite| *suite != NATIVE);
    let compiler = setup::compiler(root, wanted)?;
    let programs = if needs_page { Some(Meanwhile::begin(root, wanted, suites)?) } else { None };
    let (mut rows, mut by) = (Vec::new(), By::Compiler);
    if suites.contains(&NATIVE) {
        by = native(root, &compiler, &mut rows)?;
    }
    if let Some(programs) = programs {
        let (row, usable) = page(root, wanted, by);
        rows.push(row);
        programs.end()?;
        if usable && suites.contains(&DEPLOY) {
            rows.push(deploy(root, by)?);
        }
        let failures = root.join("target/failures");
        machine::fresh(&failures)?;
        for browser in browsers.into_iter().filter(|_| usable) {
            rows.push(drive(root, by, browser)?);
        }
    }
    let (text, failed) = summary(&rows);
    print!("\n{text}");
    if failed > 0 { Err(String::new()) } else { Ok(()) }
}

/// Format, lints and the tests that need no browser. What the lints have
/// compiled is tested, unless they had anything to say; gives who compiles.
fn native(root: &Path, compiler: &Toolchain, rows: &mut Vec<Row>) -> Outcome<By> {
    let cargo = |arguments: &str| {
        let mut command = toolchain::native();
        command.current_dir(root).args(arguments.split(' '));
        command
    };
    let mut check = |suite: &str, command: &mut Command| -> Outcome<bool> {
        step(&format!("Checking: {suite}"), "");
        let start = Instant::now();
        let well = listen(command, |_| {})?;
        let count = Count { passed: u32::from(well), failed: u32::from(!well) };
        rows.push(Row { suite: suite.to_owned(), count, seconds: start.elapsed().as_secs_f32() });
        Ok(well)
    };
    let mut by = By::Compiler;
    if machine::find("cargo-fmt").is_some() {
        check("format", &mut cargo("fmt --all --check"))?;
    } else {
        println!("  rustfmt is not here: the format is not checked");
    }
    if machine::find("cargo-clippy").is_some() {
        if check("lints", &mut lints(root))? {
            by = By::Lints;
        }
        if compiler.has_target() {
            let engine =
                format!("clippy --package factsheet --lib --features csr --target {TARGET} -- -D warnings");
            check("lints of the engine", &mut cargo(&engine))?;
        }
    } else {
        println!("  clippy is not here: the lints are not checked");
    }
    rows.push(run(NATIVE, "1 to 4 minutes the first time", &mut tests(root, by, &[]))?);
    Ok(by)
}

/// The lints of all members, which leave everything compiled.
fn lints(root: &Path) -> Command {
    let mut cargo = workspace(root, "build", By::Lints);
    cargo.args(["--keep-going", "--all-targets", "--test", DEPLOY, "--test", "browser"]);
    cargo
}

/// The tests of these names; of none, all that need no browser and no server
/// (the others say `test = false`, and run when they are named).
fn tests(root: &Path, by: By, names: &[&str]) -> Command {
    let mut cargo = workspace(root, "test", by);
    cargo.arg("--no-fail-fast").args(names.iter().flat_map(|name| ["--test", name]));
    cargo
}

/// Builds the page, and says whether there is one to test: one above its
/// budget is written all the same.
fn page(root: &Path, wanted: Wanted, by: By) -> (Row, bool) {
    let (start, since) = (Instant::now(), SystemTime::now());
    let built = page::build(root, wanted, With::Workspace(by));
    let count = Count { passed: u32::from(built.is_ok()), failed: u32::from(built.is_err()) };
    if let Err(fault) = &built {
        eprintln!("error: {fault}");
    }
    let page = root.join("dist/index.html").metadata().and_then(|page| page.modified());
    let usable = built.is_ok() || page.is_ok_and(|written| written >= since);
    (Row { suite: "page".to_owned(), count, seconds: start.elapsed().as_secs_f32() }, usable)
}

/// The page on real servers.
fn deploy(root: &Path, by: By) -> Outcome<Row> {
    run(DEPLOY, "half a minute", &mut tests(root, by, &[DEPLOY]))
}

/// The browser tests in one browser. Two at once would take less time, but
/// WebKitGTK's driver then answers late or never.
fn drive(root: &Path, by: By, browser: &str) -> Outcome<Row> {
    run(browser, "a few minutes", &mut driver(root, by, browser)?)
}

/// The program of the browser tests, told where everything is.
fn driver(root: &Path, by: By, browser: &str) -> Outcome<Command> {
    let mut paths = vec![machine::tools(root).join("bin")];
    paths.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    let path = env::join_paths(paths).map_err(|why| format!("PATH: {why}"))?;
    let mut tests = tests(root, by, &["browser"]);
    tests.env("PATH", path).env("FACTSHEET_BROWSERS", browser);
    tests.env("FACTSHEET_DIST", root.join("dist"));
    Ok(tests)
}

/// Takes the README's pictures of the page as it is now.
///
/// # Errors
/// When set-up, build or the browser fails.
pub fn picture(root: &Path, wanted: Wanted) -> Outcome {
    let browser = BROWSERS[0];
    setup::programs(root, &[browser])?;
    page::build(root, wanted, With::Workspace(By::Compiler))?;
    let mut tests = driver(root, By::Compiler, browser)?;
    process::run(tests.env("FACTSHEET_PICTURES", "docs/pictures"), "Taking pictures")
}

fn run(suite: &str, takes: &str, command: &mut Command) -> Outcome<Row> {
    step(&format!("Testing: {suite}"), takes);
    let start = Instant::now();
    let mut count = Count::default();
    let well = listen(command, |line| count.hear(line))?;
    Ok(Row { suite: suite.to_owned(), count: count.end(well), seconds: start.elapsed().as_secs_f32() })
}

/// The table, its last line alone the sum, and how many failed.
fn summary(rows: &[Row]) -> (String, u32) {
    let wide = rows.iter().map(|row| row.suite.len()).max().unwrap_or(0).max(5);
    let mut text = format!("{:wide$}  {:>6}  {:>6}  {:>7}\n", "suite", "passed", "failed", "seconds");
    let mut sum = Count::default();
    for Row { suite, count, seconds } in rows {
        text += &format!("{suite:wide$}  {:>6}  {:>6}  {seconds:>7.1}\n", count.passed, count.failed);
        sum.passed += count.passed;
        sum.failed += count.failed;
    }
    if sum.failed > 0 && rows.iter().any(|row| BROWSERS.contains(&row.suite.as_str()) && row.count.failed > 0)
    {
        text += "Screenshots and consoles of what failed: target/failures\n";
    }
    text += &format!("{} passed, {} failed\n", sum.passed, sum.failed);
    (text, sum.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(suite: &str, passed: u32, failed: u32) -> Row {
        Row { suite: suite.to_owned(), count: Count { passed, failed }, seconds: 1.25 }
    }

    #[test]
    fn the_last_line_is_the_sum_alone() {
        let (text, failed) = summary(&[row("native", 40, 0), row("webkit", 7, 2)]);
        assert_eq!(text.lines().last(), Some("47 passed, 2 failed"));
        assert_eq!(failed, 2);
    }

    #[test]
    fn each_suite_has_a_line() {
        let (text, failed) = summary(&[row("native", 40, 0), row("chromium", 7, 0)]);
        assert_eq!(
            text,
            "suite     passed  failed  seconds\n\
             native        40       0      1.2\n\
             chromium       7       0      1.2\n\
             47 passed, 0 failed\n"
        );
        assert_eq!(failed, 0);
    }

    #[test]
    fn a_failure_in_a_browser_says_where_the_picture_is() {
        assert!(summary(&[row("firefox", 0, 1)]).0.contains("target/failures"));
        assert!(!summary(&[row("native", 0, 1)]).0.contains("target/failures"));
    }
}
