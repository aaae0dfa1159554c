// The editor of model files: colours, problems in place, what could be written here.
(() => {
  'use strict';
  const area = document.querySelector('textarea[data-editor]');
  if (!area) return;
  const file = area.dataset.file, list = document.getElementById('problems');
  const token = document.querySelector('meta[name=csrf]').content;
  const ask = (path, body) => fetch(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token }, body: JSON.stringify(body)
  }).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)));

  const piece = (name, cls, text) => { const e = document.createElement(name); e.className = cls; e.textContent = text; return e; };
  const show = found => {
    list.replaceChildren();
    list.append(piece('p', 'quiet', found.length ? area.dataset.some.replace('{n}', found.length) : area.dataset.none));
    for (const problem of found) {
      const box = piece('div', 'problem', '');
      const place = problem.line ? `${problem.file}:${problem.line}:${problem.column}` : problem.file;
      const go = problem.file === file && problem.line;
      const head = piece(go ? 'button' : 'code', go ? 'plain' : '', place);
      if (go) { head.type = 'button'; head.addEventListener('click', () => { editor.setCursor(problem.line - 1, Math.max(0, problem.column - 1)); editor.focus(); }); }
      box.append(head, piece('p', '', problem.message), piece('p', 'remedy', '→ ' + problem.remedy));
      list.append(box);
    }
  };
  const lint = (text, report) => ask('/model/check', { texts: { [file]: text } }).then(found => {
    show(found);
    report(found.filter(p => p.file === file && p.line).map(p => {
      const line = p.line - 1, from = Math.max(0, p.column - 1);
      const rest = (editor.getLine(line) || '').slice(from), word = rest.match(/^[^\s:,\]}]+/);
      return { from: CodeMirror.Pos(line, from), to: CodeMirror.Pos(line, from + Math.max(1, word ? word[0].length : 1)), message: p.message + ' → ' + p.remedy, severity: 'error' };
    }));
  }).catch(() => report([]));
  const hint = (editor, report) => {
    const at = editor.getCursor(), before = editor.getLine(at.line).slice(0, at.ch);
    const word = before.match(/[^\s:,\[\]{}()'"]*$/)[0];
    ask('/model/complete', { file, text: editor.getValue(), line: at.line + 1, column: at.ch + 1 }).then(offers => report({
      from: CodeMirror.Pos(at.line, at.ch - word.length), to: at,
      list: offers.slice(0, 60).map(offer => ({
        text: offer.kind === 'key' ? offer.text + ': ' : offer.text,
        render: (line) => line.append(piece('b', '', offer.text), ' ', piece('span', 'quiet', offer.meaning.slice(0, 110)))
      }))
    }), () => report(null));
  };
  hint.async = true;

  const readOnly = area.dataset.readonly === 'true';
  const editor = CodeMirror.fromTextArea(area, {
    mode: 'yaml', lineNumbers: true, tabSize: 2, indentUnit: 2, indentWithTabs: false, lineWrapping: true, readOnly,
    gutters: ['CodeMirror-lint-markers', 'CodeMirror-linenumbers'],
    lint: readOnly ? false : { getAnnotations: lint, async: true, delay: 350, lintOnChange: true, tooltips: true },
    hintOptions: { hint, completeSingle: false },
    extraKeys: {
      'Ctrl-Space': 'autocomplete',
      'Ctrl-S': () => document.getElementById('save')?.click(), 'Cmd-S': () => document.getElementById('save')?.click(),
      Tab: cm => cm.somethingSelected() ? cm.indentSelection('add') : cm.replaceSelection('  '),
      Esc: cm => cm.getInputField().blur()
    }
  });
  editor.getInputField().setAttribute('aria-label', file);
  // What scrolls can be reached and moved by keys alone.
  const scroller = editor.getScrollerElement();
  scroller.tabIndex = 0; scroller.setAttribute('role', 'group'); scroller.setAttribute('aria-label', file);
  // Long texts scroll by keyboard too, without the cursor.
  editor.getScrollerElement().setAttribute('tabindex', '0');
  document.querySelector('.CodeMirror').whalecurve = editor;
  let saved = editor.getValue();
  area.form.addEventListener('submit', () => { saved = editor.getValue(); });
  addEventListener('beforeunload', e => { if (editor.getValue() !== saved) e.preventDefault(); });
})();
