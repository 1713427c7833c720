//! The sheet beside what a newsroom would pick instead: sets up, and hands
//! over to the crate `bench`.

use std::path::Path;

use crate::Outcome;
use crate::command::Wanted;
use crate::engine::{self, Recipe};
use crate::process::{run, step};
use crate::program::With;
use crate::{page, setup, toolchain};

/// Sets up, compiles engine, tool and bench, and measures.
///
/// # Errors
/// When set-up fails, code does not compile, or there is nothing to measure.
pub fn bench(root: &Path, wanted: Wanted, rest: &[String]) -> Outcome {
    let help = rest.iter().any(|word| word == "--help" || word == "-h");
    if !help {
        let compiler = setup::compiler(root, wanted)?;
        setup::bench(root)?;
        engine::build(root, &compiler, Recipe::best(&compiler), With::Nothing)?;
        page::compile_tool(root, With::Nothing)?;
        step("Compiling the sheet's core for this machine", "a minute the first time");
        let mut core = toolchain::native();
        core.current_dir(root).args(["build", "--release", "--package", "bench-core"]);
        run(&mut core, "Compiling the core")?;
        step("Compiling it as a module of its own", "two minutes the first time");
        engine::core(root, &compiler, &root.join("target/bench/core"))?;
        step("Measuring", "half an hour for each number of facts; more where a library is slow");
    }
    let mut bench = toolchain::native();
    bench.current_dir(root).args(["run", "--quiet", "--package", "bench", "--"]).args(rest);
    run(&mut bench, "The bench")
}
