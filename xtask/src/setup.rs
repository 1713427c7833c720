//! Sets up what is missing: the compiler, and for tests the browsers and servers.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::command::Wanted;
use crate::machine::{self, Packager};
use crate::node;
use crate::process::{run, step};
use crate::suites::{BROWSERS, FLOOR};
use crate::toolchain::{self, Toolchain};

/// The driver of Firefox; Debian 12 has no package of it.
const GECKODRIVER: &str = "geckodriver@0.37.1";

/// One program a test needs.
#[derive(Clone, Copy)]
struct Need {
    /// A path, or a name to look for on PATH.
    program: &'static str,
    /// The Debian packages that bring it.
    packages: &'static [&'static str],
}

const CHROMIUM: &[Need] = &[
    Need { program: "chromium", packages: &["chromium"] },
    Need { program: "chromedriver", packages: &["chromium-driver"] },
];
const FIREFOX: &[Need] = &[Need { program: "firefox-esr", packages: &["firefox-esr"] }];
const WEBKIT: &[Need] = &[
    Need { program: "WebKitWebDriver", packages: &["webkit2gtk-driver"] },
    Need { program: "xvfb-run", packages: &["xvfb", "xauth"] },
    Need { program: "xauth", packages: &["xauth"] },
];
const NODE: &[Need] = &[Need { program: "npm", packages: &["nodejs", "npm"] }];

const DEPLOY: &[Need] = &[
    Need { program: "nginx", packages: &["nginx"] },
    Need {
        program: "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
        packages: &["libnginx-mod-http-brotli-static"],
    },
    Need { program: "caddy", packages: &["caddy"] },
    Need { program: "wrk", packages: &["wrk"] },
];

/// Finds or gets the compiler of the engine.
///
/// # Errors
/// What to type, when it can neither be found nor installed.
pub fn compiler(root: &Path, wanted: Wanted) -> Outcome<Toolchain> {
    toolchain::find(root, wanted)
}

/// Finds or gets what the suites named need: servers, browsers, their drivers,
/// the Node packages and the examples built with them.
///
/// # Errors
/// What to type, when something can neither be found nor installed.
pub fn programs(root: &Path, suites: &[&str]) -> Outcome {
    install(&needs(suites))?;
    if suites.contains(&"firefox") {
        geckodriver(root)?;
    }
    if suites.iter().any(|suite| BROWSERS.contains(suite)) {
        node::set_up(root)?;
    }
    if suites.contains(&FLOOR) {
        node::old_browsers(root)?;
    }
    Ok(())
}

/// [`programs`], going on while other things are done: what is installed comes
/// from elsewhere, and what is compiled meanwhile does not. Its words are kept
/// until it is waited for.
pub struct Meanwhile {
    child: Child,
    log: PathBuf,
}

impl Meanwhile {
    /// Begins.
    ///
    /// # Errors
    /// What to type, when something is missing and cannot be installed.
    pub fn begin(root: &Path, wanted: Wanted, suites: &[&str]) -> Outcome<Meanwhile> {
        lacking(&needs(suites))?;
        let log = root.join("target/setup.log");
        step("Meanwhile finding or getting servers and browsers", "target/setup.log tells how far it is");
        let fault = |why| format!("{}: {why}", log.display());
        fs::create_dir_all(root.join("target")).map_err(fault)?;
        let words = File::create(&log).map_err(fault)?;
        let own = std::env::current_exe().map_err(fault)?;
        let mut command = Command::new(own);
        command.args(["setup", "--tests"]);
        if wanted == Wanted::Debian {
            command.args(["--toolchain", "debian"]);
        }
        for suite in suites {
            match *suite {
                "native" => command.arg("--native"),
                "deploy" => command.arg("--deploy"),
                browser => command.args(["--browser", browser]),
            };
        }
        command.stdin(Stdio::null()).stdout(words.try_clone().map_err(fault)?).stderr(words);
        Ok(Meanwhile { child: command.spawn().map_err(fault)?, log })
    }

    /// Waits for the end, and shows what was told.
    ///
    /// # Errors
    /// When something could not be installed; its reason stands above.
    pub fn end(mut self) -> Outcome {
        if matches!(self.child.try_wait(), Ok(None)) {
            step("Waiting for servers and browsers", "2 to 5 minutes since the start");
        }
        let status = self.child.wait().map_err(|why| why.to_string())?;
        print!("{}", fs::read_to_string(&self.log).unwrap_or_default());
        if status.success() { Ok(()) } else { Err("the tests cannot be set up; why stands above".to_owned()) }
    }
}

impl Drop for Meanwhile {
    /// An installation that is broken off leaves a machine half set up.
    fn drop(&mut self) {
        let _ = self.child.wait();
    }
}

/// Finds or gets what the bench needs: Chromium, and the libraries that the
/// sheet is set beside.
///
/// # Errors
/// What to type, when something can neither be found nor installed.
pub fn bench(root: &Path) -> Outcome {
    install(&[NODE, CHROMIUM].concat())?;
    node::peers(root)
}

/// Installs what is not there.
fn install(needs: &[Need]) -> Outcome {
    let packages = lacking(needs)?;
    if packages.is_empty() {
        println!("▸ The programs for the tests are here");
    } else {
        machine::install(&packages, "2 to 5 minutes, up to 400 MB")?;
        if packages.contains(&"nginx") || packages.contains(&"caddy") {
            println!("  Debian may start nginx and Caddy as services, which the tests do not use:");
            println!("  `systemctl disable --now nginx caddy` ends them");
        }
    }
    Ok(())
}

/// The packages to install. The error is what to type where that cannot be done from here.
fn lacking(needs: &[Need]) -> Outcome<Vec<&'static str>> {
    let packages = missing(needs, &is_here);
    if packages.is_empty() || machine::may_install() {
        Ok(packages)
    } else {
        Err(advice(&packages, machine::packager()))
    }
}

/// What the suites need, the native one nothing.
fn needs(suites: &[&str]) -> Vec<Need> {
    let of = |suite: &&str| match *suite {
        "chromium" => [NODE, CHROMIUM].concat(),
        "firefox" => [NODE, FIREFOX].concat(),
        "webkit" => [NODE, WEBKIT].concat(),
        // What old browsers link to comes with the one of today.
        FLOOR => [NODE, CHROMIUM].concat(),
        // Chromium reads a page as each server sends it.
        "deploy" => [DEPLOY, CHROMIUM].concat(),
        _ => Vec::new(),
    };
    suites.iter().flat_map(of).collect()
}

/// Debian keeps servers where only an administrator's PATH leads.
fn is_here(program: &str) -> bool {
    machine::find(program).is_some() || machine::is_there(&format!("/usr/sbin/{program}"))
}

/// The packages that bring what is not there, each once.
fn missing(needs: &[Need], has: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let mut packages = Vec::new();
    for need in needs.iter().filter(|need| !has(need.program)) {
        for package in need.packages {
            if !packages.contains(package) {
                packages.push(*package);
            }
        }
    }
    packages
}

/// Firefox's driver: on PATH, or built once into `target/tools`.
fn geckodriver(root: &Path) -> Outcome {
    let tools = machine::tools(root);
    if machine::find("geckodriver").is_some() || tools.join("bin/geckodriver").is_file() {
        return Ok(());
    }
    step("Building geckodriver, Firefox's driver", "2 to 4 minutes, once");
    let mut cargo = toolchain::native();
    cargo.args(["install", "--locked", "--debug", GECKODRIVER, "--root"]).arg(&tools);
    run(&mut cargo, "Building geckodriver")
}

/// What to type where programs cannot be installed from here.
fn advice(packages: &[&str], packager: Packager) -> String {
    let start = "the tests need programs that are not here and cannot be installed from here";
    let rest = "`cargo xtask test --native` runs the others.";
    let list = packages.join(" ");
    match packager {
        Packager::Apt => {
            format!(
                "{start}. As root, type:\n\n    sudo apt-get update && sudo apt-get install {list}\n\n{rest}"
            )
        }
        Packager::Dnf => format!(
            "{start}. Type:\n\n    sudo dnf install chromium chromedriver firefox webkitgtk6.0-devel xorg-x11-server-Xvfb npm nginx nginx-mod-brotli caddy wrk\n\n{rest}"
        ),
        _ => format!("{start}: {list} (the names are Debian's). {rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Need> {
        needs(&crate::suites::all())
    }

    #[test]
    fn nothing_is_installed_where_everything_is_there() {
        assert!(missing(&all(), &|_| true).is_empty());
    }

    #[test]
    fn a_package_two_needs_share_is_named_once() {
        let packages = missing(&all(), &|program| !program.starts_with('x'));
        assert_eq!(packages, ["xvfb", "xauth"]);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        let packages = missing(&all(), &|program| program != "chromedriver");
        assert_eq!(packages, ["chromium-driver"]);
    }

    #[test]
    fn servers_are_installed_for_the_suite_that_starts_them_alone() {
        let wanted = |suites: &[&str]| missing(&needs(suites), &|_| false);
        assert!(wanted(&["native"]).is_empty());
        assert!(wanted(&["deploy"]).contains(&"nginx") && !wanted(&["deploy"]).contains(&"npm"));
        assert!(wanted(&["chromium"]).contains(&"npm") && !wanted(&["chromium"]).contains(&"nginx"));
    }

    #[test]
    fn advice_names_command_and_way_round() {
        for packager in [Packager::Apt, Packager::Dnf, Packager::Brew] {
            let text = advice(&["chromium"], packager);
            assert!(text.contains("chromium") && text.contains("--native"), "{text}");
        }
    }
}
