(() => {
  'use strict';
  document.querySelectorAll('.timeline').forEach((figure, number) => {
    const drawing = figure.querySelector('.course svg');
    const scroll = figure.querySelector('.course');
    const cursor = drawing.querySelector('.cursor');
    const places = drawing.dataset.x.split(' ').map(Number);
    const headings = [...figure.querySelectorAll('thead th')].map(cell => cell.textContent);
    const rows = [...figure.querySelectorAll('tbody tr')];
    const servers = headings.indexOf('operator') + 1;
    const make = (name, properties, ...children) => {
      const element = Object.assign(document.createElement(name), properties);
      element.append(...children);
      return element;
    };
    const slider = make('input', { type: 'range', min: 0, max: rows.length - 1, value: rows.length - 1, id: 'moment-' + number });
    const label = make('label', { htmlFor: slider.id, textContent: 'Go along it' });
    const said = make('p', { className: 'said' });
    const looks = make('ul', { className: 'looks' });
    figure.querySelector('.moment').append(make('div', { className: 'steps' }, label, slider), said, looks);

    const show = (at, follow) => {
      const cells = [...rows[at].cells];
      const words = cells.slice(1, servers - 1).map(cell => cell.textContent.trim()).filter(text => text);
      const text = cells[0].textContent + ' · ' + words.join(' · ');
      slider.value = at;
      slider.setAttribute('aria-valuetext', text);
      said.textContent = text;
      looks.replaceChildren(...cells.slice(servers).map((cell, s) => make('li', {},
        cell.querySelector('b') ? make('b', { textContent: headings[servers + s] + ': ' + cell.textContent }) : headings[servers + s] + ': ' + cell.textContent)));
      cursor.setAttribute('x1', places[at]);
      cursor.setAttribute('x2', places[at]);
      drawing.classList.add('is-at');
      if (follow) scroll.scrollLeft = places[at] - scroll.clientWidth / 2;
    };
    slider.addEventListener('input', () => show(Number(slider.value), true));
    drawing.addEventListener('pointermove', event => {
      const box = drawing.getBoundingClientRect();
      const x = (event.clientX - box.left) * drawing.viewBox.baseVal.width / box.width;
      let at = 0;
      while (at + 1 < places.length && places[at + 1] <= x + 4) at++;
      if (at !== Number(slider.value) || !drawing.classList.contains('is-at')) show(at, false);
    });
    show(rows.length - 1, false);
    drawing.classList.remove('is-at');
  });
})();
