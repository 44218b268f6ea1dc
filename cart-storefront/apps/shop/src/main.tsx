import { CartProvider } from '@cartlog/cart-react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { client } from './client.js';
import './styles/base.css';
import './styles/catalogue.css';
import './styles/cart.css';
import './styles/dialogs.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <CartProvider client={client}>
      <App />
    </CartProvider>
  </StrictMode>,
);
