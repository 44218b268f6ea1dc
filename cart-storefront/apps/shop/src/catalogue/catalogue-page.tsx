import { useDeferredValue, useState, type ReactNode } from 'react';
import { ProductCard } from './product-card.js';
import { PRODUCTS } from './products.js';

export function CataloguePage(): ReactNode {
  const [wanted, setWanted] = useState('');
  const words = useDeferredValue(wanted.trim().toLowerCase());
  const found = PRODUCTS.filter(({ name }) => name.toLowerCase().includes(words));
  return (
    <>
      <section className="hero">
        <h1 tabIndex={-1}>Good things for the kitchen, written down for good.</h1>
        <p>
          Every change to your cart is an event that nobody can lose: not a dead server, not a closed tab, not
          you.
        </p>
        <label className="search">
          <span className="sr">Search the catalogue</span>
          <input
            type="search"
            placeholder="Search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </label>
      </section>
      {found.length === 0 ? (
        <p className="empty">Nothing here is called “{wanted}”.</p>
      ) : (
        <ul className="grid">
          {found.map((product) => (
            <ProductCard key={product.sku} product={product} />
          ))}
        </ul>
      )}
    </>
  );
}
