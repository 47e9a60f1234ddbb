# Frontdesk in an image: docker build -t frontdesk . (docs/deploy.md says how to run it)
ARG NODE_IMAGE=node:22.23.3-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# What runs needs one library, and of its two builds for Linux the one for this image's C library.
RUN npm run -s build \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/@libsql/linux-*-musl node_modules/.cache \
 && find node_modules -type d -empty -delete

FROM ${NODE_IMAGE}
COPY --from=build /build/package.json /build/frontdesk.mjs /build/LICENSE /build/.env.example /opt/frontdesk/
COPY --from=build /build/dist/program /opt/frontdesk/dist/program
COPY --from=build /build/dist/adapters/web/browser /opt/frontdesk/dist/adapters/web/browser
COPY --from=build /build/dist/adapters/web/playground/browser /opt/frontdesk/dist/adapters/web/playground/browser
COPY --from=build /build/node_modules /opt/frontdesk/node_modules
# Commands are typed as "frontdesk cases". A volume takes over whom its folder belongs to.
RUN ln -s /opt/frontdesk/frontdesk.mjs /usr/local/bin/frontdesk \
 && mkdir -p /frontdesk/data \
 && chown 1000:1000 /frontdesk/data \
 && chmod 700 /frontdesk/data
WORKDIR /frontdesk
# The user "node" of that image, by number, so that Kubernetes can tell that it is not root.
USER 1000:1000
ENV HOST=0.0.0.0
EXPOSE 3000
VOLUME /frontdesk/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 CMD ["frontdesk", "health"]
ENTRYPOINT ["node", "--v8-pool-size=1", "/usr/local/bin/frontdesk"]
CMD ["start"]
