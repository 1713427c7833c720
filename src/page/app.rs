//! The living sheet: it holds the state, takes one step for each thing the
//! reader does, and draws.

use alloc::rc::Rc;
use core::cell::RefCell;

use web_sys::{Element, Window};
use yew::prelude::*;

use super::{
    act::Way,
    fields,
    focus::{self, Held},
    history::{self, History},
    listen::{Listeners, Shared},
    takeover,
    today::today,
    voice::Voice,
};
use crate::{
    day::{Day, Span},
    filter::{Answer, Query},
    link,
    state::{self, Action, State},
    text, timeline, view,
};

/// What the sheet is mounted with.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub story: view::Story,
    /// The window it lives in.
    pub window: Window,
    /// The element that holds the static sheet.
    pub target: Element,
    /// The element the sheet is drawn into, not yet in the document.
    pub root: Element,
}

/// What has happened.
pub enum Msg {
    /// The reader did something.
    Act(Action, Way),
    /// A period is being selected on the strip, from and to a place in
    /// 1/10,000, and its days where they are to be spoken.
    Preview(Option<(u16, u16)>, Option<Span>),
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
    /// The reader did more on the static sheet while the first drawing was made.
    Begin(State),
}

/// The sheet.
pub struct App {
    state: Rc<State>,
    shared: Shared,
    answer: Rc<Answer>,
    today: Option<Day>,
    /// The period that is being selected.
    brush: Option<(u16, u16)>,
    history: History,
    voice: Voice,
    /// Hears the reader from when the sheet stands in the place of the static one.
    listeners: Option<Listeners>,
    /// To be done once the drawing is there.
    after: After,
}

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
        let Props { story, window, target, .. } = ctx.props();
        let first = fields::read(target).join(story.index, &history::fragment(window));
        let answer = Rc::new(story.index.answer(&first.query));
        let state = Rc::new(first);
        let shared: Shared = Rc::new(RefCell::new(state.clone()));
        let (write, speak) = (ctx.link().clone(), ctx.link().clone());
        App {
            history: History::new(window.clone(), move || write.send_message(Msg::Write)),
            voice: Voice::new(window.clone(), move || speak.send_message(Msg::Speak)),
            today: today(),
            brush: None,
            listeners: None,
            after: After::default(),
            state,
            shared,
            answer,
        }
    }

    fn update(&mut self, ctx: &Context<App>, msg: Msg) -> bool {
        match msg {
            Msg::Act(action, way) => {
                let drawn = self.brush.take().is_some();
                self.act(ctx.props(), action, Some(way)) || drawn
            }
            Msg::Preview(brush, selected) => {
                if let Some(span) = selected {
                    self.tell_selected(ctx.props().story, span);
                }
                let before = core::mem::replace(&mut self.brush, brush);
                before != self.brush
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
                let state = link::decode(ctx.props().story.index, &fragment);
                self.act(ctx.props(), Action::Load(state), None)
            }
            Msg::Begin(state) => self.take(ctx.props(), state),
            Msg::Write | Msg::Leave => {
                self.history.write();
                false
            }
            Msg::Speak => {
                self.voice.speak(&ctx.props().root);
                false
            }
        }
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        html! {
            <view::Sheet
                story={ctx.props().story}
                state={self.state.clone()}
                answer={self.answer.clone()}
                today={self.today}
                live=true
                brush={self.brush}
            />
        }
    }

    fn rendered(&mut self, ctx: &Context<App>, _first: bool) {
        if self.listeners.is_some() { self.finish(ctx.props()) } else { self.take_over(ctx) }
    }
}

impl App {
    /// Takes one step. Tells whether the drawing changes.
    fn act(&mut self, props: &Props, action: Action, way: Option<Way>) -> bool {
        let (index, sheet) = (props.story.index, props.story.sheet);
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
        if !changed {
            self.finish(props);
            return false;
        }
        if let Some(way) = way {
            self.history.note(link::encode(index, &self.state), way);
        }
        if self.state.query != before.query {
            let all = u32::try_from(sheet.facts.len()).unwrap_or(u32::MAX);
            self.voice.say(text::results_status(self.answer.facts.count(), all));
        } else if self.state.window != before.window {
            self.voice.say(text::window_status(sheet, timeline::shown(sheet, self.state.window)));
        }
        true
    }

    /// Says how many facts a period would leave.
    fn tell_selected(&mut self, story: view::Story, span: Span) {
        let query = Query { span: Some(span), ..self.state.query.clone() };
        let facts = story.index.answer(&query).facts.count();
        self.voice.say(text::brush_status(story.sheet, span, facts));
    }

    /// Makes a state the present one. Tells whether it is another.
    fn take(&mut self, props: &Props, next: State) -> bool {
        if *self.state == next {
            return false;
        }
        self.after.held = Held::note(&props.root).or(self.after.held.take());
        if self.state.query != next.query {
            self.answer = Rc::new(props.story.index.answer(&next.query));
        }
        self.state = Rc::new(next);
        self.shared.replace(self.state.clone());
        true
    }

    /// Does what waited for the drawing.
    fn finish(&mut self, props: &Props) {
        let After { held, reveal, list, settle } = core::mem::take(&mut self.after);
        if settle {
            fields::settle(&props.root, props.story.index, &self.state);
        }
        if let Some(fact) = reveal.and_then(|fact| props.story.sheet.facts.get(fact as usize)) {
            focus::reveal(&props.root, fact.slug);
        } else if list {
            focus::list(&props.root);
        } else if let Some(held) = held {
            held.mend(&props.root);
        }
    }

    /// Takes the place of the static sheet, with all that the reader has done
    /// on it up to this moment.
    fn take_over(&mut self, ctx: &Context<App>) {
        let Props { story, window, target, root } = ctx.props();
        let fragment = history::fragment(window);
        let now = fields::read(target).join(story.index, &fragment);
        if now != *self.state {
            ctx.link().send_message(Msg::Begin(now));
            return;
        }
        let scrolled = takeover::scroll(window);
        let focused = takeover::swap(window, target, root);
        let scope = ctx.link().clone();
        let tell = move |msg: Msg| scope.send_message(msg);
        self.listeners = Some(Listeners::new(root, window, *story, self.shared.clone(), tell));
        self.after = After::default();
        if link::decode(story.index, &fragment) != now {
            self.history.note(link::encode(story.index, &now), Way::Replace);
        }
        if focused {
            return;
        }
        let asked = link::decode(story.index, &fragment);
        let shown = now.fact.and_then(|fact| story.sheet.facts.get(fact as usize));
        match shown {
            // The browser may have gone there, and the reader on from there.
            Some(fact) if scrolled > 0.0 => focus::stay(window, root, fact.slug),
            Some(fact) => focus::reveal(root, fact.slug),
            // An address that asks for facts leads to the list of them.
            None if scrolled == 0.0 && (asked.is_filtered() || asked.lost) => focus::list(root),
            None => (),
        }
    }
}
