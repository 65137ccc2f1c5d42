'use strict';
// Folding and filters. The page is whole without them, and always whole in print; nothing of an account is ever read as markup.
(() => {
  const make = (name, text) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    return element;
  };
  const sections = [...document.querySelectorAll('main > h2')].map((head) => {
    const body = [];
    for (let next = head.nextElementSibling; next && next.tagName !== 'H2'; next = next.nextElementSibling) body.push(next);
    const button = make('button');
    button.type = 'button';
    button.className = 'fold';
    button.setAttribute('aria-label', `Fold ${head.textContent}`);
    const fold = (folded) => {
      body.forEach((element) => element.classList.toggle('folded', folded));
      button.setAttribute('aria-expanded', String(!folded));
      button.textContent = folded ? '▸' : '▾';
    };
    button.addEventListener('click', () => fold(button.getAttribute('aria-expanded') === 'true'));
    head.prepend(button);
    fold(false);
    return { head, body, fold };
  });
  const select = (label, values) => {
    const field = make('select');
    values.forEach(([value, name]) => {
      const option = make('option', name);
      option.value = value;
      field.append(option);
    });
    return labelled(label, field);
  };
  const labelled = (text, field) => {
    const label = make('label', text + ' ');
    label.append(field);
    return [label, field];
  };
  const items = [...document.querySelectorAll('main .point, main .only li, main tbody tr')];
  const words = items.map((item) => item.textContent.toLowerCase());
  const sigla = [...document.querySelectorAll('.account .siglum')].map((siglum) => siglum.textContent);
  const standings = [['', 'all points'], ['disputed', 'disputed'], ['corroborated', 'corroborated'], ['repeated', 'repeated'], ['undecided', 'same matter'], ['single', 'single source']];
  const [standingLabel, standing] = select('Show', standings);
  const [accountLabel, account] = select('of', [['', 'any account'], ...sigla.map((siglum) => [siglum, siglum])]);
  const search = make('input');
  search.type = 'search';
  const [searchLabel, query] = labelled('with the words', search);
  const count = make('output');
  const filter = () => {
    const wanted = query.value.trim().toLowerCase();
    let shown = 0;
    items.forEach((item, at) => {
      const passes = (!standing.value || item.dataset.standing === standing.value)
        && (!account.value || item.dataset.accounts.split(' ').includes(account.value))
        && words[at].includes(wanted);
      item.classList.toggle('filtered', !passes);
      shown += passes ? 1 : 0;
    });
    count.textContent = shown === items.length ? '' : `${shown} of ${items.length} entries`;
  };
  [standing, account].forEach((field) => field.addEventListener('change', filter));
  query.addEventListener('input', filter);
  const all = make('button', 'Fold all');
  all.type = 'button';
  all.addEventListener('click', () => {
    const folded = all.textContent === 'Fold all';
    sections.forEach((section) => section.fold(folded));
    all.textContent = folded ? 'Unfold all' : 'Fold all';
  });
  const tools = make('div');
  tools.className = 'tools';
  tools.setAttribute('role', 'search');
  tools.append(standingLabel, accountLabel, searchLabel, count, all);
  document.querySelector('header').after(tools);
  // A link leads to what it names, folded and filtered or not.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    sections.filter(({ head, body }) => head === target || body.some((part) => part.contains(target))).forEach(({ fold }) => fold(false));
    const item = target.closest('.filtered');
    if (item) item.classList.remove('filtered');
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
})();
