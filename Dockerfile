# One image, two commands: the server (`node apps/api/dist/main.js`) and the departments' stand-ins
# (`node apps/department-feeds/dist/main.js`).
FROM node:22-bookworm-slim AS build
WORKDIR /src
ENV NX_DAEMON=false NX_TUI=false CI=true
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev && rm -rf node_modules/@ioc

FROM node:22-bookworm-slim
# Debian's ffmpeg gets security updates, the one on npm does not: cameras are on a network that others reach.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node:node /data
ENV NODE_ENV=production IOC_DATA=/data IOC_FFMPEG=/usr/bin/ffmpeg
WORKDIR /app
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules ./node_modules
COPY --from=build /src/apps/api/dist ./apps/api/dist
COPY --from=build /src/apps/wall/dist ./apps/wall/dist
COPY --from=build /src/apps/department-feeds/dist ./apps/department-feeds/dist
COPY --from=build /src/config ./config
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]
