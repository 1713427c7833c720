//! A long list in the browser: which part of it is near, how high the rest is,
//! and that what the reader looks at stays where it is.
//!
//! What is near, an observer tells: it knows of scrolling inside of other
//! elements and of a frame that its host scrolls. It watches the gaps, and the
//! cards a few before them; where one comes near, it is asked once more for
//! the part of the whole list that is near.
//!
//! Cards that are drawn are seldom as high as was thought. The gap above takes
//! the difference, so that nothing is scrolled under the reader's finger, and
//! frames stand still that cannot scroll their host. Only where the gap is too
//! small for that, the page is scrolled.

use alloc::{rc::Rc, vec::Vec};
use core::ops::Range;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    DomRect, Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ShadowRoot,
};

use super::{fields, focus};
use crate::{
    rows::{CHUNK, Heights, Rows, WHOLE},
    view,
};

/// Nobody scrolls so many px in a frame or two without leaping.
const LEAP: f64 = 2000.0;

/// A card or a gap in the page.
struct Spot {
    element: Element,
    /// The number of its group.
    nth: usize,
    places: Range<usize>,
    drawn: bool,
}

/// A long list: what of it is drawn, and what watches it.
pub struct List {
    /// The element the sheet is drawn into.
    root: Element,
    rows: Rc<Rows<'static>>,
    /// Other cards are to be drawn, or have been, and have not settled.
    fresh: bool,
    heights: Heights,
    /// The width of the list at which they were measured.
    width: f64,
    /// What is to stay where it is, and where its lower edge was.
    held: Option<(Element, f64)>,
    /// Where the list began then.
    began: f64,
    /// The cards and gaps as they were drawn last.
    spots: Vec<Spot>,
    observer: Option<IntersectionObserver>,
    _hear: Closure<dyn FnMut(Array, IntersectionObserver)>,
}

impl List {
    /// `tell` hears which part of the list has come near: from and to, in px
    /// below its upper edge.
    pub fn new(root: Element, rows: Rows<'static>, tell: impl Fn(f64, f64) + 'static) -> List {
        let hear = Closure::new(move |entries: Array, observer: IntersectionObserver| {
            let mut told = 0.0;
            for entry in entries {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let target = entry.target();
                if !entry.is_intersecting() {
                    continue;
                }
                let Ok(Some(list)) = target.closest(".facts") else { continue };
                if list == target {
                    let whole: DomRect = entry.bounding_client_rect().unchecked_into();
                    let near: DomRect = entry.intersection_rect().unchecked_into();
                    tell(near.top() - whole.top(), near.bottom() - whole.top());
                    told = entry.time();
                    continue;
                }
                // A browser that is busy tells of several frames at once: this may be newer.
                if entry.time() <= told {
                    continue;
                }
                // What is observed anew is told of anew.
                observer.unobserve(&list);
                observer.observe(&list);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("50%");
        let observer = IntersectionObserver::new_with_options(hear.as_ref().unchecked_ref(), &options);
        List {
            root,
            rows: Rc::new(rows),
            fresh: false,
            heights: Heights::default(),
            width: 0.0,
            held: None,
            began: 0.0,
            spots: Vec::new(),
            observer: observer.ok(),
            _hear: hear,
        }
    }

    /// What is drawn, or to be drawn.
    pub fn rows(&self) -> &Rc<Rows<'static>> {
        &self.rows
    }

    /// Will draw what is near these places of a list, or little where the
    /// reader is elsewhere, and the cards of the fact that the address leads to
    /// and of the one that has focus.
    pub fn draw(&mut self, next: &Rows<'static>, seen: Option<Range<usize>>, current: Option<u32>) {
        let focused = self.focused().map(|place| self.rows.order()[place]);
        let around = [current, focused].map(|fact| next.place(fact?));
        let mut next = seen.map_or_else(|| next.far(around), |seen| next.near(seen, around));
        next.stretch(&self.heights);
        self.rows = Rc::new(next);
        self.fresh = true;
    }

    /// Another list is shown: nothing is known of it. Gives the places at its
    /// beginning that come in sight in a window so many px high; `None` where
    /// the reader is so far from the list that an observer tells of coming near.
    pub fn forget(&mut self, rows: &Rows, height: f64) -> Option<Range<usize>> {
        self.heights.forget(rows.len(), rows.groups().len());
        self.held = None;
        let begins = self.top();
        (begins < height * 1.5).then(|| 0..self.rows.seen().len())
    }

    /// Looks at the static sheet, and gives the places of the cards that stand
    /// in the upper `height` px of the window. How high the others are it does
    /// not say: they may never have been drawn.
    pub fn learn(&mut self, still: &Element, height: f64, rows: &Rows) -> Range<usize> {
        let rows = rows.near(0..WHOLE, [None; 2]);
        self.read(still, &rows);
        self.sight(&rows, 0.0, height).unwrap_or_default()
    }

    /// The place of the card that has focus, or something in it.
    fn focused(&self) -> Option<usize> {
        let active = focus::active(&self.root)?;
        let spot = self.spots.iter().find(|spot| spot.element.contains(Some(&active)))?;
        Some(spot.places.start)
    }

    /// The places that are in sight where this part of the list is; `None`
    /// where they and their neighbours are drawn. Notes what is to stay there.
    pub fn near(&mut self, from: f64, to: f64) -> Option<Range<usize>> {
        if self.fresh {
            // Told before the last drawing, after which it is told of anew.
            return None;
        }
        let list = fields::one(&self.root, ".facts")?;
        let (top, bottom) = edges(&list);
        let rows = self.rows.clone();
        let seen = self.sight(&rows, top + from, top + to)?;
        // At another width all has to be measured anew.
        if self.width == self.width() && rows.covers(&seen) {
            self.held = None;
            return None;
        }
        if self.held.is_none() && top + to + 1.0 > bottom {
            self.held = Some((list, bottom));
        }
        Some(seen)
    }

    /// Which places stand between two heights of the window. Holds the first card.
    fn sight(&mut self, rows: &Rows, from: f64, to: f64) -> Option<Range<usize>> {
        let mut seen: Option<Range<usize>> = None;
        self.held = None;
        self.began = self.top();
        for spot in &self.spots {
            let (top, bottom) = edges(&spot.element);
            if bottom <= from || top >= to {
                continue;
            }
            let at = |height: f64| {
                if spot.drawn {
                    return spot.places.start;
                }
                let (group, places) = (&rows.groups()[spot.nth], spot.places.clone());
                let part = ((height - top) / (bottom - top)).clamp(0.0, 1.0);
                let above = part * self.heights.of(spot.nth, group, places.clone());
                self.heights.place(spot.nth, group, places, above)
            };
            seen = Some(seen.map_or_else(|| at(from), |seen| seen.start)..at(to) + 1);
            if spot.drawn && self.held.is_none() {
                self.held = Some((spot.element.clone(), bottom));
            }
        }
        seen
    }

    /// Where the first card stands, or the gap in its place.
    fn top(&self) -> f64 {
        self.spots.first().map_or(0.0, |spot| edges(&spot.element).0)
    }

    /// The sheet stands in another place, where the list has not settled. A
    /// card that is to stay where it is comes with where its lower edge was.
    pub fn unsettle(&mut self, held: Option<(Element, f64)>) {
        self.fresh = true;
        self.held = held;
        self.began = self.top();
    }

    /// After a drawing of other cards: measures, gives the gaps their heights,
    /// keeps what is held in its place, and watches.
    pub fn settle(&mut self) {
        if !self.fresh || !self.rows.is_drawn() {
            return;
        }
        self.fresh = false;
        let mut rows = Rows::clone(&self.rows);
        self.read(&self.root.clone(), &rows);
        self.measure(&rows);
        rows.stretch(&self.heights);
        let mut gaps = rows.gaps().iter();
        let held = self.held.take();
        let mut above = None;
        let mut passed = false;
        for spot in &self.spots {
            passed |= held.as_ref().is_some_and(|(element, _)| *element == spot.element);
            if !spot.drawn
                && let Some(&height) = gaps.next()
            {
                stretch(&spot.element, height);
                if !passed {
                    above = Some((&spot.element, f64::from(height) / 100.0));
                }
            }
        }
        // A reader's leap down meanwhile is not taken back. One up may be the
        // browser's own, where the list was lower for a moment.
        if let Some((element, before)) = held
            && self.began - self.top() < LEAP
        {
            keep(&self.root, above, edges(&element).1 - before);
        }
        self.watch();
    }

    /// Takes in the cards and gaps below an element, which may be fewer than
    /// those of `rows`.
    fn read(&mut self, root: &Element, rows: &Rows) {
        let mut elements = fields::all(root, ".cards > *").into_iter();
        self.spots.clear();
        for (nth, group) in rows.groups().iter().enumerate() {
            for piece in rows.pieces(group) {
                let step = if piece.drawn { 1 } else { piece.places.len() };
                for at in piece.places.step_by(step) {
                    if let Some(element) = elements.next() {
                        self.spots.push(Spot { element, nth, places: at..at + step, drawn: piece.drawn });
                    }
                }
            }
        }
        let width = self.width();
        if width == 0.0 {
            return;
        }
        let mut cards = self.spots.iter().filter(|spot| spot.drawn);
        if width != self.width
            && let Some(card) = cards.next()
        {
            self.width = width;
            self.heights.widen((width / card.element.get_bounding_client_rect().width()) as usize);
        }
    }

    /// Notes how high the cards are that were taken in.
    fn measure(&mut self, rows: &Rows) {
        if self.width() == 0.0 {
            return;
        }
        for (at, spot) in self.spots.iter().enumerate() {
            let group = &rows.groups()[spot.nth];
            let place = spot.places.start;
            if spot.drawn && (place - group.places.start).is_multiple_of(CHUNK) {
                let cards = CHUNK.min(group.places.end - place);
                if let Some(last) = self.spots.get(at + cards - 1) {
                    let height = edges(&last.element).1 - edges(&spot.element).0;
                    self.heights.note(spot.nth, group, place, height);
                }
            }
        }
    }

    /// The width of the list; 0 where it is not in the page.
    fn width(&self) -> f64 {
        let list = self.spots.first().and_then(|spot| spot.element.parent_element());
        list.map_or(0.0, |list| list.get_bounding_client_rect().width())
    }

    fn watch(&self) {
        let Some(observer) = &self.observer else { return };
        let is_gap = |at: usize| self.spots.get(at).is_some_and(|spot| !spot.drawn);
        observer.disconnect();
        for (at, spot) in self.spots.iter().enumerate() {
            if !spot.drawn || is_gap(at + CHUNK) || is_gap(at.wrapping_sub(CHUNK)) {
                observer.observe(&spot.element);
            }
        }
        if let Some(list) = fields::one(&self.root, ".facts") {
            observer.observe(&list);
        }
    }
}

/// The upper and the lower edge of an element in the window.
#[inline(never)]
pub fn edges(element: &Element) -> (f64, f64) {
    let place = element.get_bounding_client_rect();
    (place.top(), place.bottom())
}

/// Sets the height of a gap, in 1/100 px, so that nothing moves by a part of a pixel.
#[inline(never)]
fn stretch(gap: &Element, height: i32) {
    if let Some(space) = gap.first_element_child() {
        let _ = space.set_attribute("height", &view::hundredths(height));
    }
}

/// Takes back that what was held has moved down by `way` px.
fn keep(root: &Element, above: Option<(&Element, f64)>, way: f64) {
    if way.abs() < 0.5 {
        return;
    }
    let Some((gap, height)) = above else {
        scroll(root, way);
        return;
    };
    // Parts of a pixel are left to the gap.
    let scrolls = way.abs() * 8.0 >= height && scroll(root, way);
    stretch(gap, ((height - if scrolls { way.fract() } else { way }) * 100.0) as i32);
}

/// Scrolls whatever is scrolled around the sheet. Tells whether there was anything.
fn scroll(root: &Element, way: f64) -> bool {
    let mut around = root.clone();
    while around.scroll_top() == 0 {
        around = around.parent_element().unwrap_or_else(|| {
            // Out of a shadow tree; a document has no host.
            around.get_root_node().unchecked_into::<ShadowRoot>().host()
        });
        if around.is_undefined() {
            return false;
        }
    }
    around.set_scroll_top(around.scroll_top() + way as i32);
    true
}
