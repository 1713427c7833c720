//! The living sheet: it holds the state, takes one step for each thing the
//! reader does, and draws.

use alloc::{boxed::Box, rc::Rc, string::String};
use core::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Window};
use yew::prelude::*;

use super::{
    act::Way,
    fields,
    focus::{self, Held},
    history::History,
    host::Host,
    list::List,
    listen::{Listeners, Shared, WindowListeners},
    mount::Waiting,
    slide::Slide,
    takeover,
    timer::Timer,
    today::today,
    voice::Voice,
};
use crate::{
    day::{Day, Span},
    filter::{Answer, Query},
    link,
    rows::{Rows, WHOLE},
    state::{self, Action, Sort, State, Zoom},
    text, timeline, view,
};

/// Where a sheet stands, and what its host asks of it.
#[derive(Clone)]
pub struct Place {
    /// The element that holds the static sheet, and then the living one.
    pub target: Element,
    /// The state to begin with, as a fragment, where the address says nothing.
    pub preset: String,
    /// What our keys in the address begin with; `None` where it is not ours.
    pub prefix: Option<String>,
    /// What stands before a fact's slug in a link to it.
    pub links: &'static str,
    /// Who is told.
    pub host: Host,
}

/// What the sheet is mounted with.
#[derive(Clone, Properties)]
pub struct Props {
    pub story: view::Story,
    /// The window it lives in.
    pub window: Window,
    /// The element the sheet is drawn into, not yet in the document.
    pub root: Element,
    /// What it was given and has not taken yet.
    pub waiting: Waiting,
    /// Where it is to stand at first, with the first of these as its preset.
    pub place: Place,
}

/// Of one sheet, which is mounted once: what waits is its own.
impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        Rc::ptr_eq(&self.waiting, &other.waiting)
    }
}

impl Props {
    /// The next state that it was given.
    fn given(&self) -> String {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.is_empty() { String::new() } else { waiting.remove(0) }
    }

    /// Nobody looks at the page: its timers wait for seconds.
    fn hidden(&self) -> bool {
        self.window.document().is_some_and(|document| document.hidden())
    }
}

/// What has happened.
pub enum Msg {
    /// The reader did something.
    Act(Action, Way),
    /// The reader wants the link to a fact.
    Share(u32),
    /// A period is being selected on the strip, from and to a place in
    /// 1/10,000, and its days where they are to be spoken.
    Preview(Option<(u16, u16)>, Option<Span>),
    /// The strip's drawing is moved by so many 1/10,000, as if it showed this window.
    Slide(Span, i32),
    /// It is time to lay it out for what it seems to show.
    Rest,
    /// A part of a long list has come near, from and to so many px below its
    /// upper edge.
    Near(f64, f64),
    /// The reader wants to see the list: now, or after what they did.
    List(Option<Action>),
    /// The address is another.
    Moved,
    /// The page is being left.
    Leave,
    /// It is time to write the address.
    Write,
    /// It is time to speak.
    Speak,
    /// "More filters" is being opened or closed, or has been.
    More,
    /// It is time to make more of the first drawing, or to read on for the search.
    Read,
    /// The reader did more on the static sheet while the first drawing was made.
    Begin(State),
    /// The host sets a state, which waits.
    Set,
    /// The sheet is to stand elsewhere, with a preset that waits.
    Put(Place),
    /// The host's page has the sheet in it, or has taken it out.
    Hold(bool),
}

/// The sheet.
pub struct App {
    story: view::Story,
    place: Place,
    state: Rc<State>,
    shared: Shared,
    answer: Rc<Answer>,
    /// What is drawn behind "More filters": the state as it was when that was last open.
    more: (Rc<State>, Rc<Answer>),
    /// How much of it is drawn yet: it is not in the way of the first drawing.
    folds: usize,
    /// The list, where it is too long to be drawn whole.
    long: Option<Long>,
    /// How many cards are drawn yet.
    yet: usize,
    today: Option<Day>,
    /// The period that is being selected.
    brush: Option<(u16, u16)>,
    /// Where the strip's drawing has been moved.
    slide: Slide,
    history: History,
    voice: Voice,
    /// When to read on for the search, so that the first letter need not wait for it.
    reading: Timer,
    /// Hears the reader from when the sheet first stands in the place of the static one.
    listeners: Option<Listeners>,
    /// Hears of the address, while the sheet is in the page.
    window: Option<WindowListeners>,
    /// The sheet stands where it should.
    placed: bool,
    /// What the host has set before it did.
    set: Option<String>,
    /// The sheet is in the host's page, as far as we have heard.
    there: bool,
    /// To be done once the drawing is there.
    after: After,
}

/// How many groups of facts are read for the search at once, and how many
/// milliseconds lie between: less than 3 ms of a phone's 16, and a third of its time.
const GROUPS: usize = 8;
const BETWEEN: i32 = 10;

/// When that begins, in milliseconds: by then all cards have been drawn once.
const SETTLED: i32 = 250;

/// "More filters", while it is open.
const OPEN: &str = "#more[open]";

/// How many cards are made at once before the sheet is shown: less than 50 ms
/// of a phone. Of many cards an eighth, since all cells are looked at each time.
const SLICE: usize = 12;

/// A long list, and what lets it settle before the browser paints: after it
/// has drawn, and before it says so, Yew may let the browser paint.
type Long = (Rc<RefCell<List>>, Closure<dyn FnMut()>);

/// What waits for the drawing.
#[derive(Default)]
struct After {
    /// What had focus.
    held: Option<Held>,
    /// The fact to go to.
    reveal: Option<u32>,
    /// To go to the list.
    list: bool,
    /// The fields may show something else than the state.
    settle: bool,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<App>) -> App {
        let Props { story, window, mut place, .. } = ctx.props().clone();
        place.preset = ctx.props().given();
        let later = |msg: fn() -> Msg| -> Box<dyn FnMut()> {
            let link = ctx.link().clone();
            Box::new(move || link.send_message(msg()))
        };
        let history = History::new(window.clone(), place.prefix.clone(), later(|| Msg::Write));
        let first = Rc::new(State::default());
        let answer = Rc::new(story.index.answer(&first.query));
        let near = ctx.link().clone();
        let long = (story.sheet.facts.len() > WHOLE).then(|| {
            let rows = Rows::new(story.index, &first, &answer, 0);
            let tell = move |from, to| near.send_message(Msg::Near(from, to));
            let list = Rc::new(RefCell::new(List::new(ctx.props().root.clone(), rows, tell)));
            let own = list.clone();
            (list, Closure::new(move || own.borrow_mut().settle()))
        });
        let mut app = App {
            yet: if long.is_some() || ctx.props().hidden() { usize::MAX } else { 0 },
            reading: Timer::new(window.clone(), later(|| Msg::Read)),
            slide: Slide::new(window.clone(), later(|| Msg::Rest)),
            voice: Voice::new(window, later(|| Msg::Speak)),
            more: (first.clone(), answer.clone()),
            folds: 0,
            answer,
            long,
            shared: Rc::new(RefCell::new(first.clone())),
            state: first,
            story: view::Story { links: place.links, ..story },
            today: today(),
            brush: None,
            listeners: None,
            window: None,
            placed: false,
            set: None,
            there: true,
            after: After::default(),
            history,
            place,
        };
        let asked = app.asked();
        app.take(ctx.props(), asked);
        app.lay(ctx.props(), false);
        app
    }

    fn update(&mut self, ctx: &Context<App>, msg: Msg) -> bool {
        match msg {
            Msg::Act(action, way) => {
                let drawn = self.brush.take().is_some();
                self.act(ctx.props(), action, Some(way)) || drawn
            }
            Msg::Share(fact) => {
                let slug = self.slug(Some(fact));
                self.place.host.tell("share", slug, 0.0)
                    && self.act(ctx.props(), Action::Show(Some(fact)), Some(Way::Push))
            }
            Msg::Preview(brush, selected) => {
                if let Some(span) = selected {
                    self.tell_selected(span);
                }
                let before = core::mem::replace(&mut self.brush, brush);
                before != self.brush
            }
            Msg::Slide(to, by) => {
                self.slide.slide(&ctx.props().root, self.story.sheet.rtl, to, by);
                false
            }
            Msg::Rest => {
                let Some(to) = self.slide.to() else { return false };
                let moves = self.act(ctx.props(), Action::Zoom(Zoom::To(to)), Some(Way::Replace));
                // It may have been moved to and fro.
                self.slide.lay(&ctx.props().root);
                moves
            }
            Msg::List(action) => {
                self.after.list = true;
                let action = action.map(|action| self.act(ctx.props(), action, Some(Way::Push)));
                action.unwrap_or_else(|| {
                    self.finish(ctx.props());
                    false
                })
            }
            Msg::Moved => {
                let Some(fragment) = self.history.moved() else { return false };
                let state = self.read(&fragment);
                self.act(ctx.props(), Action::Load(state), None)
            }
            Msg::Set => {
                let text = ctx.props().given();
                let state = self.preset(&text);
                self.set = Some(text).filter(|_| !self.placed);
                self.act(ctx.props(), Action::Load(state), Some(Way::Replace))
            }
            Msg::Begin(state) => self.take(ctx.props(), state),
            Msg::Put(place) => {
                self.history.moves(place.prefix.clone());
                self.story.links = place.links;
                self.place = Place { preset: ctx.props().given(), ..place };
                self.placed = false;
                self.there = true;
                self.set = None;
                self.slide.lay(&ctx.props().root);
                let asked = self.asked();
                self.take(ctx.props(), asked);
                self.lay(ctx.props(), false);
                true
            }
            Msg::Near(from, to) => self.near(ctx.props(), from, to),
            Msg::Hold(holds) => {
                self.history.write();
                self.window = None;
                self.there = holds;
                if holds && self.place.prefix.is_some() {
                    self.window = Some(self.hear_window(ctx));
                    ctx.link().send_message(Msg::Moved);
                }
                false
            }
            Msg::Write | Msg::Leave => {
                self.history.write();
                false
            }
            Msg::Speak => {
                self.voice.speak(&ctx.props().root);
                false
            }
            Msg::More => {
                let fewer = core::mem::replace(&mut self.folds, view::FOLDS) < view::FOLDS;
                self.look_behind() || fewer
            }
            Msg::Read if !self.placed => {
                self.yet = self.yet.saturating_add(SLICE.max(self.story.sheet.facts.len() / 8));
                true
            }
            Msg::Read if self.folds < view::FOLDS => {
                self.folds += 1;
                self.reading.set(BETWEEN);
                true
            }
            Msg::Read => {
                if self.story.index.read(GROUPS) {
                    self.reading.set(BETWEEN);
                } else {
                    // From now on cards out of sight need not be drawn.
                    let _ = ctx.props().root.set_attribute(takeover::WHOLE, "no");
                }
                false
            }
        }
    }

    fn view(&self, _: &Context<App>) -> Html {
        view::sheet(&view::Props {
            story: self.story,
            state: self.state.clone(),
            answer: self.answer.clone(),
            more: self.more.clone(),
            folds: self.folds,
            rows: self.long.as_ref().map(|(list, _)| list.borrow().rows().clone()),
            yet: self.yet,
            today: self.today,
            live: true,
            brush: self.brush,
        })
    }

    fn rendered(&mut self, ctx: &Context<App>, _first: bool) {
        self.settle();
        if self.placed {
            self.finish(ctx.props());
        } else if self.yet < self.story.sheet.facts.len() {
            self.reading.set(0);
        } else {
            self.take_over(ctx);
        }
    }
}

impl App {
    /// The state as a fragment without a prefix.
    pub fn written(&self) -> String {
        link::encode(self.story.index, &self.state, "")
    }

    /// Takes one step. Tells whether the drawing changes.
    fn act(&mut self, props: &Props, action: Action, way: Option<Way>) -> bool {
        let (index, sheet) = (self.story.index, self.story.sheet);
        let goes = match &action {
            Action::Show(fact) => *fact,
            Action::Load(state) => state.fact.filter(|_| state.fact != self.state.fact),
            _ => None,
        };
        let loads = matches!(action, Action::Load(_));
        let before = self.state.clone();
        let changed = self.take(props, state::step(index, &before, action));
        self.after.settle |= loads || !changed;
        self.after.reveal = goes.or(self.after.reveal);
        if goes.is_some() && !loads {
            self.place.host.tell("select", self.slug(goes), 0.0);
        }
        if !changed {
            self.finish(props);
            return false;
        }
        if let Some(way) = way {
            let link = self.link();
            self.history.note(link, way);
        }
        self.place.host.tell("change", &self.written(), self.answer.facts.count().into());
        if self.state.query != before.query {
            self.voice.say(text::results_status(self.answer.facts.count(), self.all()));
        } else if self.state.window != before.window {
            self.voice.say(text::window_status(sheet, timeline::shown(sheet, self.state.window)));
        }
        true
    }

    /// Our part of the address. Where the host has set a state to begin with,
    /// the state without filters has to say so.
    fn link(&self) -> String {
        let prefix = self.history.prefix();
        let link = link::encode(self.story.index, &self.state, prefix);
        if link.is_empty() && !self.place.preset.is_empty() {
            return [prefix, "sort=editor"].concat();
        }
        link
    }

    /// What the address says, or where it says nothing the host.
    fn read(&self, fragment: &str) -> State {
        let prefix = self.history.prefix();
        if link::speaks(fragment, prefix) {
            self.within(link::decode(self.story.index, fragment, prefix))
        } else {
            self.preset(&self.place.preset)
        }
    }

    /// What the host says. Where none of the facts that it chooses is on the
    /// sheet none is shown, rather than all.
    fn preset(&self, text: &str) -> State {
        let mut state = link::decode(self.story.index, text, "");
        let chooses = text.split('&').any(|part| part.starts_with("facts="));
        if chooses && state.query.only.is_empty() {
            state.query.only.push(u32::MAX);
        }
        state
    }

    /// The state with the facts that the host has chosen: the address may lead
    /// to one of them or to another fact, but not to all.
    fn within(&self, mut state: State) -> State {
        if state.query.only.is_empty() {
            state.query.only = self.preset(&self.place.preset).query.only;
        }
        state
    }

    /// The same with what the reader has done on the static sheet.
    fn asked(&self) -> State {
        let (fragment, prefix) = (self.history.fragment(), self.history.prefix());
        let seen = fields::read(&self.place.target);
        self.within(if link::speaks(&fragment, prefix) {
            seen.join(self.story.index, &fragment, prefix)
        } else {
            seen.join(self.story.index, &self.place.preset, "")
        })
    }

    /// All facts of the sheet.
    fn all(&self) -> u32 {
        u32::try_from(self.story.sheet.facts.len()).unwrap_or(u32::MAX)
    }

    fn slug(&self, fact: Option<u32>) -> &'static str {
        fact.and_then(|fact| self.story.sheet.facts.get(fact as usize)).map_or("", |fact| fact.slug)
    }

    /// Says how many facts a period would leave.
    fn tell_selected(&mut self, span: Span) {
        let query = Query { span: Some(span), ..self.state.query.clone() };
        let facts = self.story.index.matching(&query).count();
        self.voice.say(text::brush_status(self.story.sheet, span, facts));
    }

    /// Makes a state the present one. Tells whether it is another.
    fn take(&mut self, props: &Props, next: State) -> bool {
        if *self.state == next {
            return false;
        }
        self.after.held = Held::note(&props.root).or(self.after.held.take());
        let another = (&self.state.query, self.state.sort, self.state.fact);
        let another = another != (&next.query, next.sort, next.fact);
        let typed = self.state.query.text != next.query.text;
        if self.state.query != next.query {
            self.answer = Rc::new(self.story.index.answer(&next.query));
        }
        if self.state.window != next.window {
            self.slide.lay(&props.root);
        }
        self.state = Rc::new(next);
        self.shared.replace(self.state.clone());
        if !self.placed || fields::one(&props.root, OPEN).is_some() {
            self.look_behind();
        }
        if another {
            self.lay(props, typed);
        }
        true
    }

    /// Lets what is behind "More filters" follow. Tells whether that changes anything.
    fn look_behind(&mut self) -> bool {
        let behind = !Rc::ptr_eq(&self.more.0, &self.state);
        if behind {
            self.more = (self.state.clone(), self.answer.clone());
        }
        behind
    }

    /// Works out what a long list shows and what of it is drawn: its beginning,
    /// or what is in sight where it is the same list or the static one. To the
    /// field that is `typed` into the browser scrolls, and so near the list.
    fn lay(&mut self, props: &Props, typed: bool) {
        let Some((list, _)) = &self.long else { return };
        let list = &mut *list.borrow_mut();
        let next = Rows::new(self.story.index, &self.state, &self.answer, usize::MAX);
        let mut seen = Some(list.rows().seen());
        if !self.placed || !list.rows().like(&next) {
            let height = takeover::height(&props.window);
            seen = list.forget(&next, if typed { f64::MAX } else { height });
            if !self.placed && !self.state.is_filtered() && self.state.sort == Sort::Editor {
                seen = Some(list.learn(&self.place.target, height, &next));
            }
        }
        list.draw(&next, seen, self.state.fact);
        self.settle_soon(props);
    }

    /// Draws another part of a long list. Tells whether that changes anything.
    fn near(&mut self, props: &Props, from: f64, to: f64) -> bool {
        let Some((list, _)) = &self.long else { return false };
        let list = &mut *list.borrow_mut();
        let Some(seen) = list.near(from, to) else { return false };
        let next = list.rows().clone();
        list.draw(&next, Some(seen), self.state.fact);
        self.settle_soon(props);
        true
    }

    /// Lets a long list settle before the next frame is painted.
    fn settle_soon(&self, props: &Props) {
        if let Some((_, settle)) = &self.long {
            let _ = props.window.request_animation_frame(settle.as_ref().unchecked_ref());
        }
    }

    /// Lets a long list settle now.
    fn settle(&self) {
        if let Some((list, _)) = &self.long {
            list.borrow_mut().settle();
        }
    }

    /// Does what waited for the drawing.
    fn finish(&mut self, props: &Props) {
        let After { held, reveal, list, settle } = core::mem::take(&mut self.after);
        fields::note(&props.root, &self.state.query.text);
        if settle {
            fields::settle(&props.root, self.story.index, &self.state);
        }
        if let Some(fact) = reveal.and_then(|fact| self.story.sheet.facts.get(fact as usize)) {
            focus::reveal(&props.root, fact.slug);
        } else if list {
            focus::list(&props.root);
        } else if let Some(held) = held {
            held.mend(&props.root);
        }
    }

    fn hear_window(&self, ctx: &Context<App>) -> WindowListeners {
        let scope = ctx.link().clone();
        WindowListeners::new(&ctx.props().window, move |msg| scope.send_message(msg))
    }

    /// Takes the place of the static sheet, with all that the reader has done
    /// on it up to this moment.
    fn take_over(&mut self, ctx: &Context<App>) {
        let Props { window, root, .. } = ctx.props();
        let now = self.set.as_ref().map_or_else(|| self.asked(), |text| self.preset(text));
        if now != *self.state {
            ctx.link().send_message(Msg::Begin(now));
            return;
        }
        if self.folds < view::FOLDS && fields::one(&self.place.target, OPEN).is_some() {
            ctx.link().send_message(Msg::More);
            return;
        }
        let scrolled = takeover::scroll(window);
        let (focused, held) = takeover::swap(window, &self.place.target, root, self.long.is_none());
        self.placed = true;
        self.set = None;
        if let Some((list, _)) = &self.long {
            // Only here it can be measured.
            list.borrow_mut().unsettle(held);
            self.settle();
        } else {
            takeover::keep(window, held);
        }
        if self.listeners.is_none() {
            let scope = ctx.link().clone();
            let tell = move |msg: Msg| scope.send_message(msg);
            self.listeners = Some(Listeners::new(root, self.story, self.shared.clone(), tell));
        }
        let hears = self.there && self.place.prefix.is_some();
        self.window = hears.then(|| self.hear_window(ctx));
        self.reading.set(SETTLED);
        self.after = After::default();
        fields::settle(root, self.story.index, &now);
        let fragment = self.history.fragment();
        let asked = self.read(&fragment);
        if asked != now {
            let link = self.link();
            self.history.note(link, Way::Replace);
        }
        self.place.host.tell("ready", &self.written(), self.answer.facts.count().into());
        if focused || !link::speaks(&fragment, self.history.prefix()) {
            return;
        }
        match now.fact.and_then(|fact| self.story.sheet.facts.get(fact as usize)) {
            // The browser may have gone there, and the reader on from there.
            Some(fact) if scrolled > 0.0 => focus::stay(window, root, fact.slug),
            Some(fact) => focus::reveal(root, fact.slug),
            // An address that asks for facts leads to the list of them.
            None if scrolled == 0.0 && (asked.is_filtered() || asked.lost) => focus::list(root),
            None => (),
        }
    }
}
