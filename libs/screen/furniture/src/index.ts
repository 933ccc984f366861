import './furniture.css';

export { useAddress } from './address.js';
export { AgeCell } from './age-cell.js';
export { Button } from './button.js';
export { csvText, saveFile } from './csv-file.js';
export { DataTable, type Column } from './data-table.js';
export { Fact } from './fact.js';
export { Drawer } from './drawer.js';
export { matches, nearness } from './folded.js';
export { foundRows, indicatorRows, type IndicatorRow } from './indicator-rows.js';
export { Loading, Nothing, Trouble } from './notices.js';
export { Panel } from './panel.js';
export { periodText } from './period-text.js';
export { SearchField } from './search-field.js';
export { ShortcutHelp, Shortcuts, useShortcut } from './shortcuts.js';
export { StateMark } from './state-mark.js';
export { TrendLink } from './trend-link.js';
export { useMoments } from './moments.js';
