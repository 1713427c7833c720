//! Steps and the programs they run, shown as they go.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::Outcome;

/// Announces a step and how long it may take.
pub fn step(what: &str, takes: &str) {
    if takes.is_empty() {
        println!("▸ {what}");
    } else {
        println!("▸ {what} ({takes})");
    }
}

/// Runs a program to its end, its output shown as it comes.
///
/// # Errors
/// When it cannot start or does not end well; `what` names it.
pub fn run(command: &mut Command, what: &str) -> Outcome {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|why| format!("{what}: cannot start {}: {why}", program(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what} did not end well ({status}); its own words stand above"))
    }
}

/// Runs a program and gives what it prints, or nothing if it failed.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Runs a program, shows and hands over each line it prints.
///
/// Gives whether it ended well.
pub fn listen(command: &mut Command, mut hear: impl FnMut(&str)) -> Outcome<bool> {
    let fault = |why: std::io::Error, program: String| format!("cannot start {program}: {why}");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|why| fault(why, program(command)))?;
    if let Some(printed) = child.stdout.take() {
        for line in BufReader::new(printed).split(b'\n') {
            let line = line.map_err(|why| fault(why, program(command)))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            hear(&line);
        }
    }
    let status = child.wait().map_err(|why| fault(why, program(command)))?;
    Ok(status.success())
}

/// Seconds with one digit, for people.
pub fn seconds(since: Instant) -> String {
    format!("{:.1} s", since.elapsed().as_secs_f32())
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let fault = run(&mut Command::new("no-such-program"), "Trying").expect_err("none");
        assert!(fault.starts_with("Trying: cannot start no-such-program"), "{fault}");
        assert_eq!(ask(&mut Command::new("no-such-program")), None);
    }

    #[cfg(unix)]
    #[test]
    fn every_line_is_heard_and_the_end_is_known() {
        let mut heard = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo a; echo b; exit 3"]);
        let well = listen(&mut command, |line| heard.push(line.to_owned()));
        assert_eq!((well, heard), (Ok(false), vec!["a".to_owned(), "b".to_owned()]));
    }
}
