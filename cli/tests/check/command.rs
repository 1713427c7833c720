//! The command line: exit codes, and where the report goes.

use std::process::{Command, Output};

use crate::cases;

fn factsheet(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factsheet"))
        .args(args)
        .current_dir(cases())
        .output()
        .expect("the tool can be run")
}

#[test]
fn a_good_sheet_exits_with_0() {
    let output = factsheet(&["check", "valid"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "no errors, no warnings in 3 files\n");
    assert!(output.stdout.is_empty());
}

#[test]
fn an_error_exits_with_1_and_names_files_as_they_were_given() {
    let output = factsheet(&["check", "no-time/"]);
    assert_eq!(output.status.code(), Some(1));
    let report = String::from_utf8_lossy(&output.stderr);
    assert!(report.contains(" no-time/more.toml:1:1\n"), "{report}");
    assert!(!report.contains('\u{1b}'), "no colours where nobody sees them");
}

#[test]
fn a_wrong_command_line_exits_with_2() {
    assert_eq!(factsheet(&["check"]).status.code(), Some(2));
    assert_eq!(factsheet(&["chek", "valid"]).status.code(), Some(2));
}
