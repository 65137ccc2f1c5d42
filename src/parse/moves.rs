//! From vectors to a tree: a stack, the words to come, and the move that the net thinks best, until no word is left.

use super::weights::{LOOKED_AT, STATE, STATE_PIECES, WIDTH, Weights, largest};

/// What can be done with the word on top of the stack and the next word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The top is done with; without a head it goes back to the words to come.
    Reduce,
    /// The top hangs on the next word.
    Left(&'static str),
    /// The next word hangs on the top, and goes on the stack.
    Right(&'static str),
    /// A sentence begins with the word after the next.
    Break,
}

impl Move {
    /// A move by its name: `S`, `D`, `L-nsubj`, `R-dobj`, `B-ROOT`.
    pub(super) fn read(name: &'static str) -> Self {
        match name.split_once('-') {
            Some(("L", relation)) => Self::Left(relation),
            Some(("R", relation)) => Self::Right(relation),
            Some(_) => Self::Break,
            None if name == "S" => Self::Shift,
            None => Self::Reduce,
        }
    }
}

/// The head of every word, itself where it has none, and its relation to it.
pub(super) fn arcs(weights: &Weights, vectors: &[f32], count: usize) -> Vec<(usize, &'static str)> {
    let places = STATE * STATE_PIECES;
    let mut narrow = weights.narrow_bias.repeat(count);
    weights.narrow.add_to(&mut narrow, vectors);
    debug_assert_eq!(vectors.len(), count * WIDTH);
    // What each word adds in each place, reckoned once.
    let mut adds = vec![0.0; count * LOOKED_AT * places];
    weights.state.add_to(&mut adds, &narrow);
    let mut state = State::new(count);
    while !state.is_final() {
        let mut sums = weights.state_bias.clone();
        for (place, word) in state.looked_at().into_iter().enumerate() {
            let more = match word {
                Some(word) => &adds[(word * LOOKED_AT + place) * places..][..places],
                None => &weights.padding[place * places..][..places],
            };
            sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
        let hidden = largest(&sums, STATE_PIECES);
        let mut scores = weights.last_bias.clone();
        weights.last.add_to(&mut scores, &hidden);
        let possible = weights.moves.iter().zip(scores).filter(|&(&one, _)| state.can(one));
        let best = possible.reduce(|best, other| if other.1 > best.1 { other } else { best });
        let Some((&best, _)) = best else { break };
        state.make(best);
    }
    state.heads.iter().enumerate().map(|(at, head)| head.unwrap_or((at, "ROOT"))).collect()
}

/// What has been built so far.
struct State {
    stack: Vec<usize>,
    /// Words that went back, the next of them last.
    back: Vec<usize>,
    /// The first word that has never been on the stack.
    next: usize,
    heads: Vec<Option<(usize, &'static str)>>,
    /// What hangs on each word from the left, the last found last.
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    /// Words that went back and may not be shifted again.
    went_back: Vec<bool>,
    begins: Vec<bool>,
}

impl State {
    fn new(count: usize) -> Self {
        Self {
            stack: Vec::new(),
            back: Vec::new(),
            next: 0,
            heads: vec![None; count],
            left: vec![Vec::new(); count],
            right: vec![Vec::new(); count],
            went_back: vec![false; count],
            begins: vec![false; count],
        }
    }

    /// The word so many below the top of the stack.
    fn top(&self, below: usize) -> Option<usize> {
        self.stack.iter().rev().nth(below).copied()
    }

    /// The word so many behind the next.
    fn coming(&self, behind: usize) -> Option<usize> {
        let new = || self.next + behind - self.back.len();
        self.back.iter().rev().nth(behind).copied().or_else(|| Some(new()).filter(|&at| at < self.heads.len()))
    }

    fn left_to_come(&self) -> usize {
        self.heads.len() - self.next + self.back.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.left_to_come() == 0
    }

    fn looked_at(&self) -> [Option<usize>; LOOKED_AT] {
        let (next, top) = (self.coming(0), self.top(0));
        let last = |arcs: &[Vec<usize>], head: Option<usize>| head.and_then(|head| arcs[head].last().copied());
        [next, self.coming(1), top, self.top(1), self.top(2), last(&self.left, next), last(&self.left, top), last(&self.right, top)]
    }

    fn can(&self, one: Move) -> bool {
        let next_begins = self.coming(0).is_some_and(|next| self.begins[next]);
        match one {
            Move::Shift => {
                let again = self.coming(0).is_some_and(|next| self.went_back[next]);
                self.left_to_come() > 0 && (self.stack.is_empty() || self.left_to_come() >= 2 && !next_begins && !again)
            }
            Move::Reduce => !self.stack.is_empty(),
            Move::Left(_) | Move::Right(_) => !self.stack.is_empty() && self.left_to_come() > 0 && !next_begins,
            Move::Break => match (self.coming(0), self.coming(1)) {
                (Some(next), Some(after)) => after == next + 1 && !self.begins[after],
                _ => false,
            },
        }
    }

    fn make(&mut self, one: Move) {
        let (top, next) = (self.top(0), self.coming(0));
        match (one, top, next) {
            (Move::Shift, ..) => self.push(),
            (Move::Reduce, Some(top), _) => {
                if self.heads[top].is_none() && self.stack.len() > 1 {
                    self.went_back[top] = true;
                    self.back.push(top);
                }
                self.stack.pop();
            }
            (Move::Left(relation), Some(top), Some(next)) => {
                self.hang(top, next, relation);
                self.went_back[next] = false;
                self.stack.pop();
            }
            (Move::Right(relation), Some(top), Some(next)) => {
                self.hang(next, top, relation);
                self.push();
            }
            (Move::Break, _, Some(next)) => self.begins[next + 1] = true,
            _ => {}
        }
    }

    fn push(&mut self) {
        let next = self.back.pop().or_else(|| (self.next < self.heads.len()).then_some(self.next));
        if let Some(next) = next {
            self.next = self.next.max(next + 1);
            self.stack.push(next);
        }
    }

    /// Hangs a word on another, off the one it hung on before.
    fn hang(&mut self, child: usize, head: usize, relation: &'static str) {
        if let Some((before, _)) = self.heads[child].replace((head, relation)) {
            let arcs = if before > child { &mut self.left[before] } else { &mut self.right[before] };
            arcs.retain(|&one| one != child);
        }
        let arcs = if head > child { &mut self.left[head] } else { &mut self.right[head] };
        arcs.push(child);
    }
}
