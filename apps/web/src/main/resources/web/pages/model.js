// Each slider says in words what it says.
(() => {
  'use strict';
  document.addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('pairs');
    if (!form) return;
    const say = slider => {
      const at = Number(slider.value), more = at < 0 ? slider.dataset.first : slider.dataset.second;
      const text = at === 0 ? form.dataset.equal : form.dataset.more.replace('{a}', () => more).replace('{n}', Math.abs(at) + 1);
      slider.parentElement.querySelector('output').textContent = text;
      slider.setAttribute('aria-valuetext', text);
    };
    const sliders = [...form.querySelectorAll('input[type=range]')];
    sliders.forEach(say);
    form.addEventListener('input', e => say(e.target));
  });
})();
