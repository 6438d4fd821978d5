package casefile

import "go.yaml.in/yaml/v4"

// resolved follows an alias to the value that it stands for.
func resolved(n *yaml.Node) *yaml.Node {
	for steps := 0; n != nil && n.Kind == yaml.AliasNode && steps < maxDepth; steps++ {
		n = n.Alias
	}
	return n
}

// keyNode returns the node of a key in a mapping, nil where the mapping has no such key.
func keyNode(mapping *yaml.Node, key string) *yaml.Node {
	k, _ := lookUp(mapping, key)
	return k
}

// lookUp returns the nodes of a key in a mapping and of its value, aliases followed.
func lookUp(mapping *yaml.Node, key string) (k, v *yaml.Node) {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Kind == yaml.ScalarNode && mapping.Content[i].Value == key {
			return mapping.Content[i], resolved(mapping.Content[i+1])
		}
	}
	return nil, nil
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
