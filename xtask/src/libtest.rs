//! What `cargo test` prints, counted.

/// Tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
}

impl Count {
    /// Adds the numbers of a line such as
    /// `test result: ok. 3 passed; 0 failed; 1 ignored; …`, if it is one.
    pub fn hear(&mut self, line: &str) {
        let line = line.trim();
        let Some(numbers) =
            line.strip_prefix("test result: ok. ").or_else(|| line.strip_prefix("test result: FAILED. "))
        else {
            return;
        };
        for part in numbers.split(';') {
            match part.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// The verdict once the run is over: a run that broke off counts as one
    /// failure, and so does one that held no test.
    pub fn end(mut self, well: bool) -> Self {
        if self.failed == 0 && (!well || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(lines: &[&str]) -> Count {
        let mut count = Count::default();
        lines.iter().for_each(|line| count.hear(line));
        count
    }

    #[test]
    fn results_of_several_programs_add_up() {
        let heard = count(&[
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 4 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ]);
        assert_eq!(heard, Count { passed: 7, failed: 2 });
    }

    #[test]
    fn what_only_looks_like_a_result_does_not_count() {
        assert_eq!(
            count(&["said: test result: ok. 9 passed; 0 failed", "9 passed; 0 failed"]),
            Count::default()
        );
    }

    #[test]
    fn a_run_that_broke_off_failed() {
        let heard = Count { passed: 7, failed: 0 };
        assert_eq!(heard.end(false), Count { passed: 7, failed: 1 });
        assert_eq!(heard.end(true), heard);
    }

    #[test]
    fn a_run_without_tests_failed() {
        assert_eq!(Count::default().end(true), Count { passed: 0, failed: 1 });
    }

    #[test]
    fn a_failure_that_was_counted_is_not_counted_twice() {
        let heard = Count { passed: 7, failed: 2 };
        assert_eq!(heard.end(false), heard);
    }
}
