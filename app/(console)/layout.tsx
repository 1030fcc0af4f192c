import { ConsoleFrame } from "./console-frame.tsx";

export default function ConsoleLayout({ children }: LayoutProps<"/">) {
  return <ConsoleFrame>{children}</ConsoleFrame>;
}
