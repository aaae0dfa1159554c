// A report that has become ready is saved without another click; who comes back finds the button.
(() => {
  const begun = document.querySelector('#made [data-ready]');
  if (begun && !sessionStorage.getItem(begun.pathname)) save(begun);
  document.addEventListener('htmx:afterSettle', () => {
    const ready = document.querySelector('#made [data-ready]');
    if (ready && !sessionStorage.getItem(ready.pathname)) save(ready);
  });
  function save(link) {
    sessionStorage.setItem(link.pathname, 'saved');
    link.click();
  }
})();
