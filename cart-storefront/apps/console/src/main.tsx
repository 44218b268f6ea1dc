import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './styles/base.css';
import './styles/header.css';
import './styles/tables.css';
import './styles/find.css';
import './styles/growth.css';
import './styles/history.css';
import './styles/merge.css';
import './styles/ops.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
