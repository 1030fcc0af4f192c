-- Counts one try at an authenticator as a miss, unless its wait is not over or it is disabled: 'charged', 'waiting'
-- or 'disabled'. p_waits: the seconds to wait after each miss; after as many misses it is disabled. With p_network
-- the waits are that network's, and all networks together have as many tries.
-- One statement: of parallel tries each waits for the row, and no more are charged than the schedule allows.
--
-- Called by: chargeGuard (lib/credentials/guard/guard.ts), and portal_password_of.
-- Execute: portal_app and portal_ops.
-- Not SECURITY DEFINER, and without a search_path of its own: it works on the tables of the caller's transaction,
-- behind row-level security, the clerks' as the members'.
create or replace function portal_charge_guard(p_insurer_id uuid, p_member_id uuid, p_authenticator "Authenticator",
    p_network text, p_now timestamptz, p_waits integer[])
  returns text
  language plpgsql
  as $$
  declare
    outcome text;
  begin
    -- The network's row comes first: a refused network uses up no try of all.
    with disabled as (
      select from "AuthenticatorGuard" where "insurerId" = p_insurer_id and "memberId" = p_member_id
        and "authenticator" = p_authenticator and "disabledAt" is not null
    ), of_network as (
      insert into "AuthenticatorGuard" as guard ("insurerId", "memberId", "authenticator", "network", "misses")
      select "insurerId", "id", p_authenticator, p_network, 1
      from "Member" where "insurerId" = p_insurer_id and "id" = p_member_id
        and p_network is not null and not exists (select from disabled)
      on conflict ("insurerId", "memberId", "authenticator", "network") do update set
        "misses" = guard."misses" + 1,
        "waitUntil" = p_now + make_interval(secs => nullif(p_waits[guard."misses" + 1], 0))
      where guard."waitUntil" is null or guard."waitUntil" <= p_now
      returning 1
    ), charged as (
      insert into "AuthenticatorGuard" as guard ("insurerId", "memberId", "authenticator", "misses")
      select "insurerId", "id", p_authenticator, 1
      from "Member" where "insurerId" = p_insurer_id and "id" = p_member_id
        and (p_network is null or exists (select from of_network))
      on conflict ("insurerId", "memberId", "authenticator", "network") do update set
        "misses" = guard."misses" + 1,
        "waitUntil" = case when p_network is null
          then p_now + make_interval(secs => nullif(p_waits[guard."misses" + 1], 0)) end,
        "disabledAt" = case when guard."misses" + 1 >= cardinality(p_waits) then p_now end
      where guard."disabledAt" is null and (guard."waitUntil" is null or guard."waitUntil" <= p_now)
      returning 1
    )
    select case when exists (select from charged) then 'charged' when exists (select from disabled) then 'disabled'
      else 'waiting' end into outcome;
    return outcome;
  end $$;

revoke all on function portal_charge_guard(uuid, uuid, "Authenticator", text, timestamptz, integer[])
  from public, portal_app, portal_ops;
grant execute on function portal_charge_guard(uuid, uuid, "Authenticator", text, timestamptz, integer[])
  to portal_app, portal_ops;
