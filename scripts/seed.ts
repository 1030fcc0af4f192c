// Fills the embedded database with the demo insurers and their members; does nothing the second time.
const { seedDemo } = await import("#prisma/seed/seed-demo.ts");
const { prisma } = await import("#lib/db/client.ts");

await seedDemo();
await Promise.all([prisma().$disconnect(), prisma("console").$disconnect()]);

export {};
