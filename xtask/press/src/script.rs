//! Scripts made small by oxc, for the oldest browsers served.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_compat::EngineTargets;
use oxc_mangler::MangleOptions;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The support floor.
const FLOOR: &str = "chrome97,firefox102,safari16.4";

/// Whether other scripts use the names of the top level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// It shares a module with others.
    Shared,
    /// It is a module of its own.
    Own,
}

/// Makes a module script small. Exported names stay.
///
/// # Errors
/// Where it is no JavaScript: the parser's words, with the line.
pub fn minify(source: &str, names: Names) -> Result<String, String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(fault) = parsed.diagnostics.into_iter().next() {
        let at = fault.labels.first().map_or(0, |label| label.offset() as usize);
        let line = source.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        return Err(format!("line {line}: {fault}"));
    }
    let mut program = parsed.program;
    let target = EngineTargets::from_target(FLOOR)?;
    let mangle = MangleOptions { top_level: Some(names == Names::Own), ..MangleOptions::default() };
    let compress = CompressOptions { target, ..CompressOptions::smallest() };
    let options = MinifierOptions { mangle: Some(mangle), mangle_properties: None, compress: Some(compress) };
    let done = Minifier::new(options).minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions {
            minify: true,
            comments: CommentOptions::disabled(),
            ..CodegenOptions::default()
        })
        .with_scoping(done.scoping)
        .with_private_member_mappings(done.class_private_mappings)
        .build(&program);
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::{Names, minify};

    fn small(source: &str) -> String {
        minify(source, Names::Shared).expect("a script")
    }

    #[test]
    fn names_that_others_use_stay_and_the_rest_shrinks() {
        let script =
            "export function mount(target) { const found = target.one; return found + shared(found); }";
        let shared = small(script);
        assert!(shared.contains("function mount(") && shared.contains("shared("), "{shared}");
        assert!(shared.len() < script.len() - 20, "{shared}");
        let own =
            minify("const long = f(); export { long as kept }; g(long);", Names::Own).expect("a script");
        assert!(!own.contains("long") && own.contains("kept"), "{own}");
    }

    #[test]
    fn text_stays_as_it_is() {
        assert!(small("say('a // b', `c  ${d}  e`, /[/*]  x/)").contains("a // b"));
        assert!(small("say(`c  ${d()}  e`)").contains("c  ${d()}  e"));
    }

    #[test]
    fn what_never_ends_names_its_line() {
        let fault = minify("one();\ntwo('x", Names::Own).expect_err("no script");
        assert!(fault.contains('2'), "{fault}");
    }
}
