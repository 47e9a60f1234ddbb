#!/usr/bin/env bash
# Runs once, when the database is made: a role for the desk that owns its database and is no superuser, and nobody else
# who may connect to it.
set -euo pipefail
password=$(cat "${SECRETS:-/run/secrets}/DESK_DATABASE_PASSWORD")
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set password="$password" --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
create role frontdesk login nosuperuser nocreatedb nocreaterole noreplication connection limit 60 password :'password';
create database frontdesk owner frontdesk;
revoke connect on database frontdesk from public;
revoke connect on database postgres from public;
SQL
