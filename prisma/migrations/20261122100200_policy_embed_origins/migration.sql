-- Origins are rows of their own now. What the policy listed was used by nothing yet: what is no plain origin is left out.
insert into "EmbedOrigin" ("insurerId", "origin", "createdAt")
  select distinct "id", rtrim(lower(listed), '/'), now()
  from "Insurer", jsonb_array_elements_text("policy"->'embedOrigins') as listed
  where lower(listed) ~ '^https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?/?$';

update "Insurer" set "policy" = "policy" - 'embedOrigins' where "policy" ? 'embedOrigins';
