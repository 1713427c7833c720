//! The page before any script runs: the view itself, drawn once on the
//! editor's machine for the state in which a reader arrives.

use std::{io, rc::Rc};

use factsheet::{
    filter::Index,
    rows::{Rows, WHOLE},
    sheet::Sheet,
    state::State,
    view,
};
use tokio::{runtime, task::LocalSet};

/// The sheet as HTML, without the engine and without a day called today. Of a
/// long list the beginning is drawn, and below it stands how much that leaves out.
///
/// # Errors
/// When the machine has no thread or timer left to draw with.
pub fn html(sheet: &'static Sheet<'static>) -> io::Result<String> {
    let index: &'static Index<'static> = Box::leak(Box::new(Index::new(sheet)));
    let state = State::default();
    let answer = index.answer(&state.query);
    let long = sheet.facts.len() > WHOLE;
    let rows = long.then(|| Rows::new(index, &state, &answer, WHOLE).near(0..WHOLE, [None; 2]));
    let (state, answer) = (Rc::new(state), Rc::new(answer));
    let props = view::Props {
        story: view::Story { sheet, index, links: "#fact=" },
        more: (state.clone(), answer.clone()),
        answer,
        state,
        rows: rows.map(Rc::new),
        folds: view::FOLDS,
        yet: usize::MAX,
        today: None,
        live: false,
        brush: None,
    };
    let runtime = runtime::Builder::new_current_thread().build()?;
    Ok(LocalSet::new().block_on(&runtime, view::html(props)))
}
