#!/bin/sh
# Makes the image that deploy/Containerfile builds on, of Debian's and npm's packages alone: for machines without a way to
# a registry of images. As root, on Debian with the packages buildah, debootstrap and npm.
#   sh deploy/make-base.sh localhost/kenpo-portal-base
set -eu
name=${1:?name of the image}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase bookworm "$root"
npm install --global --prefix "$root/usr/local" --no-audit --no-fund --loglevel=error node@24 npm@11
# The package `node` has the program twice.
rm -rf "$root"/usr/local/lib/node_modules/node/node_modules "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* \
  "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/usr/share/locale/*
container=$(buildah from scratch)
buildah copy --quiet "$container" "$root" /
buildah commit --rm "$container" "$name"
