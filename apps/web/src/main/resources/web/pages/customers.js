// The list of customers: short addresses, and what is chosen.
(() => {
  'use strict';
  const form = document.getElementById('filter');
  if (!form) return;
  // Empty fields say nothing in an address; standard columns neither, unless they were changed.
  let columnsChanged = new URLSearchParams(location.search).has('cols');
  // Columns stay where they are; a new one comes last.
  let order = form.dataset.columns.split(',');
  form.addEventListener('change', e => { if (e.target.name === 'cols') columnsChanged = true; });
  document.addEventListener('htmx:configRequest', e => {
    if (e.detail.elt !== form) return;
    const fields = e.detail.formData, columns = fields.getAll('cols');
    const place = c => (order.includes(c) ? order.indexOf(c) : order.length);
    order = columns.sort((a, b) => place(a) - place(b));
    for (const [name, value] of [...fields]) if (value === '') fields.delete(name);
    fields.delete('cols');
    if (columnsChanged && columns.length) fields.append('cols', columns.join(','));
  });
  // The switch of views keeps what the list shows now.
  document.addEventListener('htmx:pushedIntoHistory', () => {
    document.querySelectorAll('.switch a').forEach(a => {
      const there = new URL(location.href), other = new URL(a.href).searchParams.get('view');
      if (other) there.searchParams.set('view', other); else there.searchParams.delete('view');
      a.href = there.href;
    });
  });
  document.addEventListener('change', e => {
    const table = e.target.closest('table.customers');
    if (!table) return;
    const boxes = [...table.querySelectorAll('input[name=id]')];
    if (e.target.id === 'pick-all') boxes.forEach(box => { box.checked = e.target.checked; });
    const count = boxes.filter(box => box.checked).length;
    document.getElementById('chosen').textContent = count;
    document.querySelector('.chosen').hidden = count === 0;
    e.stopPropagation();
  });
})();
