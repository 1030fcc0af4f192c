// Fills the embedded database with the demo insurers and their members, and registers the sample service at its port;
// does nothing else the second time.
const { seedDemo } = await import("#prisma/seed/seed-demo.ts");
const { seedSampleService } = await import("#prisma/seed/seed-sample-service.ts");
const { prisma } = await import("#lib/db/client.ts");

await seedDemo();
const { SAMPLE_PORT: port = "", SAMPLE_SECRET: secret = "" } = process.env;
await seedSampleService({ port, secret });
await Promise.all([prisma().$disconnect(), prisma("console").$disconnect()]);

export {};
