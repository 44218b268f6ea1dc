# In place of caddy: Debian's package. The context is the unpacked package.
FROM cart-stand-in/debian
COPY usr/bin/caddy /usr/bin/caddy
