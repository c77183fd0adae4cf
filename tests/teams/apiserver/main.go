// Says what the API server's own admission code makes of requests under ValidatingAdmissionPolicies: reads
// policies, bindings, namespaces and requests as JSON on standard input, and prints for each request "" where
// it is admitted, else what the API server answers, as a list in JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"time"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	dynamicfake "k8s.io/client-go/dynamic/fake"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
)

type request struct {
	User        string         `json:"user"`
	Groups      []string       `json:"groups"`
	Operation   string         `json:"operation"`
	Resource    string         `json:"resource"`
	Subresource string         `json:"subresource"`
	Object      map[string]any `json:"object"`
	OldObject   map[string]any `json:"oldObject"`
}

type input struct {
	Policies   []admissionv1.ValidatingAdmissionPolicy        `json:"policies"`
	Bindings   []admissionv1.ValidatingAdmissionPolicyBinding `json:"bindings"`
	Namespaces []corev1.Namespace                             `json:"namespaces"`
	Requests   []request                                      `json:"requests"`
}

// release is of k8s.io/apiserver; the build sets it.
var release string

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var in input
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		return err
	}
	var objects []runtime.Object
	for i := range in.Policies {
		withDefaults(in.Policies[i].Spec.MatchConstraints)
		objects = append(objects, &in.Policies[i])
	}
	for i := range in.Bindings {
		withDefaults(in.Bindings[i].Spec.MatchResources)
		objects = append(objects, &in.Bindings[i])
	}
	for i := range in.Namespaces {
		objects = append(objects, &in.Namespaces[i])
	}
	stop := make(chan struct{})
	defer close(stop)
	plugin, err := started(fake.NewClientset(objects...), stop)
	if err != nil {
		return err
	}
	answers := make([]string, 0, len(in.Requests))
	for _, r := range in.Requests {
		answer := ""
		if err := plugin.Validate(context.Background(), attributes(r), interfaces{}); err != nil {
			answer = err.Error()
		}
		answers = append(answers, answer)
	}
	return json.NewEncoder(os.Stdout).Encode(answers)
}

// withDefaults fills in what the API server does (pkg/apis/admissionregistration/v1/defaults.go of Kubernetes).
func withDefaults(match *admissionv1.MatchResources) {
	if match == nil {
		return
	}
	if match.NamespaceSelector == nil {
		match.NamespaceSelector = &metav1.LabelSelector{}
	}
	if match.ObjectSelector == nil {
		match.ObjectSelector = &metav1.LabelSelector{}
	}
	equivalent, all := admissionv1.Equivalent, admissionv1.AllScopes
	match.MatchPolicy = &equivalent
	for i := range match.ResourceRules {
		match.ResourceRules[i].Scope = &all
	}
}

// started gives the plugin as the API server has it, once it has read all policies.
func started(client *fake.Clientset, stop chan struct{}) (*validating.Plugin, error) {
	plugin, err := validating.NewPlugin(nil)
	if err != nil {
		return nil, err
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	plugin.SetExternalKubeInformerFactory(factory)
	plugin.SetExternalKubeClientSet(client)
	plugin.SetRESTMapper(meta.NewDefaultRESTMapper(nil))
	plugin.SetDynamicClient(dynamicfake.NewSimpleDynamicClient(runtime.NewScheme()))
	plugin.SetDrainedNotification(stop)
	plugin.SetAuthorizer(authorizer.AuthorizerFunc(everythingForMasters))
	if err := plugin.ValidateInitialization(); err != nil {
		return nil, err
	}
	factory.Start(stop)
	factory.WaitForCacheSync(stop)
	for deadline := time.Now().Add(time.Minute); !plugin.WaitForReady(); {
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("the policies are not read after a minute")
		}
	}
	return plugin, nil
}

func everythingForMasters(_ context.Context, a authorizer.Attributes) (authorizer.Decision, string, error) {
	if slices.Contains(a.GetUser().GetGroups(), user.SystemPrivilegedGroup) {
		return authorizer.DecisionAllow, "", nil
	}
	return authorizer.DecisionNoOpinion, "", nil
}

func attributes(r request) admission.Attributes {
	object := &unstructured.Unstructured{Object: r.Object}
	kind := object.GroupVersionKind()
	var old runtime.Object
	if r.OldObject != nil {
		old = &unstructured.Unstructured{Object: r.OldObject}
	}
	namespace := object.GetNamespace()
	if kind.Kind == "Namespace" {
		// As the API server has it: a namespace is in itself.
		namespace = object.GetName()
	}
	resource := schema.GroupVersionResource{Group: kind.Group, Version: kind.Version, Resource: r.Resource}
	info := &user.DefaultInfo{Name: r.User, Groups: r.Groups}
	return admission.NewAttributesRecord(object, old, kind, namespace, object.GetName(), resource, r.Subresource,
		admission.Operation(r.Operation), nil, false, info)
}

// interfaces says that each kind has one version, and the object is of it.
type interfaces struct{}

func (interfaces) GetObjectCreater() runtime.ObjectCreater     { return nil }
func (interfaces) GetObjectTyper() runtime.ObjectTyper         { return nil }
func (interfaces) GetObjectDefaulter() runtime.ObjectDefaulter { return nil }
func (interfaces) GetObjectConvertor() runtime.ObjectConvertor { return nil }
func (interfaces) GetEquivalentResourceMapper() runtime.EquivalentResourceMapper {
	return runtime.NewEquivalentResourceRegistry()
}
