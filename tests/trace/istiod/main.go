// Prints the routes that istiod gives an ingress gateway for the Istio objects on standard input, as
// Envoy's RouteConfigurations in JSON: one a line, by the name of the route configuration. Made with
// istiod's own discovery code, whose fake.go sets it up without a cluster.
package main

import (
	"fmt"
	"io"
	"os"

	"google.golang.org/protobuf/encoding/protojson"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/networking/core"
	"istio.io/istio/pkg/log"
	"istio.io/istio/pkg/test"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	objects, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	// They would stand among the routes.
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	return test.Wrap(func(t test.Failer) {
		istiod := core.NewConfigGenTest(t, core.TestOptions{ConfigString: string(objects)})
		gateway := istiod.SetupProxy(&model.Proxy{
			Type:            model.Router,
			ConfigNamespace: "istio-system",
			Labels:          map[string]string{"istio": "ingressgateway"},
			Metadata: &model.NodeMetadata{
				IstioVersion: "1.31.0",
				Namespace:    "istio-system",
				Labels:       map[string]string{"istio": "ingressgateway"},
			},
		})
		for _, configuration := range istiod.Routes(gateway) {
			line, err := protojson.Marshal(configuration)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Println(string(line))
		}
	})
}
