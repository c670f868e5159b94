# Two stages: one builds the app and the packages with the project's own commands, the other holds what runs.
# `make image` builds it where there is no container engine.
ARG BASE=debian:bookworm-slim

FROM ${BASE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates make python3-venv
# One list of trusted authorities for every client below: a network that adds its own mounts it over this one.
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
WORKDIR /src
# What changes seldom first: these steps are repeated only when a lock file changes.
COPY Makefile pyproject.toml uv.lock ./
COPY tools tools
COPY pwa/package.json pwa/package-lock.json pwa/
RUN make packages
COPY . .
RUN make wheel
RUN python3 -m venv --without-pip /opt/waarmerk \
    && .venv/bin/uv export --quiet --frozen --no-dev --no-emit-project --output-file requirements.txt \
    && .venv/bin/uv pip install --quiet --python /opt/waarmerk --require-hashes --requirement requirements.txt \
    && .venv/bin/uv pip install --quiet --python /opt/waarmerk --no-deps --compile-bytecode dist/*.whl

FROM ${BASE}
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 990 --home-dir /data --create-home waarmerk
COPY --from=build /opt/waarmerk /opt/waarmerk
ENV PATH=/opt/waarmerk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    WAARMERK_DATA=/data \
    WAARMERK_FILES=/data/files \
    WAARMERK_HOST=0.0.0.0 \
    PORT=8000
USER waarmerk
WORKDIR /data
VOLUME /data
EXPOSE 8000
# Asked twice a minute for ever: so light that it loads nothing of ours.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python3", "-c", \
    "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/api/health', timeout=4)"]
ENTRYPOINT ["waarmerk"]
CMD ["serve"]
