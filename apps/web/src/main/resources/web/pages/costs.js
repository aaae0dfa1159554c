// The ledger's way as a door: a click on an account, pool or activity opens it.
(() => {
  'use strict';
  window.whalecurve.drawing('costs', (d, view, c, width, kit) => kit.makers.flow(d, view, c, width),
    (chart, d) => chart.on('click', p => {
      const id = p.dataType === 'edge' ? p.data.target : p.name;
      const address = d.doors[id] || (p.dataType === 'edge' && d.doors[p.data.source]);
      if (address) location.href = address;
    }));
})();
