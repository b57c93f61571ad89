/** The parts of a TensorFlow graph node used here. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
}

export function graphNodes(modelJson: string): readonly GraphNode[] {
  const { modelTopology } = JSON.parse(modelJson) as { modelTopology?: { node?: readonly GraphNode[] } };
  return modelTopology?.node ?? [];
}

/** The end of a network: the node of the last map, and the weights that read classes from it. */
export interface NetHead {
  readonly map: string;
  readonly weights: string;
  readonly biases: string;
}

/** Finds the pooling and last layers in a MobileNet graph; null for a graph that ends differently. */
export function findHead(nodes: readonly GraphNode[]): NetHead | null {
  const pool = nodes.find(({ name }) => /Logits\/(global_pool|AvgPool)$/.test(name));
  const last = pool && nodes.find(({ op, input }) => op === "_FusedConv2D" && input?.[0] === pool.name);
  const [, weights, biases] = last?.input ?? [];
  const map = pool?.input?.[0];
  return map && weights && biases ? { map, weights, biases } : null;
}

const CONVOLUTIONS: readonly string[] = ["Conv2D", "_FusedConv2D"];

/** The node with the first layer's weights: those of the one convolution with no other before it. */
export function findFirstWeights(nodes: readonly GraphNode[]): string | null {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const isFirst = (node: GraphNode): boolean => {
    for (let name = node.input?.[0]; name !== undefined; ) {
      const before = byName.get(name);
      if (!before || /conv/i.test(before.op)) return before === undefined;
      name = before.input?.[0];
    }
    return true;
  };
  return nodes.find((node) => CONVOLUTIONS.includes(node.op) && isFirst(node))?.input?.[1] ?? null;
}
