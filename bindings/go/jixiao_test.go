package jixiao

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const root = "../.."

func lines(t *testing.T, name string) [][]byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "tests/golden", name))
	if err != nil {
		t.Fatal(err)
	}
	var all [][]byte
	scanner := bufio.NewScanner(strings.NewReader(string(data)))
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		all = append(all, append([]byte(nil), scanner.Bytes()...))
	}
	if len(all) == 0 {
		t.Fatal("no golden lines in " + name)
	}
	return all
}

func data(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "data", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// covers tells whether a record has all that a golden one names; diagnostics are named by their codes.
func covers(golden, record any) bool {
	switch golden := golden.(type) {
	case map[string]any:
		fields, ok := record.(map[string]any)
		for name, value := range golden {
			ok = ok && (name == "diagnostics" && sameCodes(value, fields[name]) || covers(value, fields[name]))
		}
		return ok
	case []any:
		list, ok := record.([]any)
		ok = ok && len(list) == len(golden)
		for i := 0; ok && i < len(golden); i++ {
			ok = covers(golden[i], list[i])
		}
		return ok
	case nil:
		return record == nil || record == ""
	default:
		return golden == record
	}
}

func sameCodes(golden, record any) bool {
	codes, _ := golden.([]any)
	list, _ := record.([]any)
	if len(codes) != len(list) {
		return false
	}
	for i, one := range list {
		if one.(map[string]any)["code"] != codes[i] {
			return false
		}
	}
	return true
}

func TestEachCellReadsAsChecked(t *testing.T) {
	for _, text := range lines(t, "thresholds.jsonl") {
		var line struct {
			Text    string
			Record  map[string]any
			Context struct {
				Kind, Name string
				Year       int
			}
		}
		if err := json.Unmarshal(text, &line); err != nil {
			t.Fatal(err)
		}
		threshold, err := Parse(line.Text, Context{
			RowKind: line.Context.Kind, Name: line.Context.Name, Year: line.Context.Year})
		if err != nil {
			t.Fatal(err)
		}
		written, _ := json.Marshal(threshold)
		var record map[string]any
		json.Unmarshal(written, &record)
		if !covers(line.Record, record) {
			t.Errorf("%s\nreads as %s", text, written)
		}
	}
}

func TestEachRowIsJudgedAsChecked(t *testing.T) {
	for _, text := range lines(t, "evaluate.jsonl") {
		var line struct {
			Policy, Kind, Name, Target, Status, Direction, Achievement string
			Year                                                       int
			Actual, Base, Deviation                                    *string
			Weight, Degree, Deduction, Score, Lower, Upper, Completion *Decimal
			Applicable                                                 *bool
			Options                                                    map[string]any
		}
		if err := json.Unmarshal(text, &line); err != nil {
			t.Fatal(err)
		}
		policy := policyWith(t, line.Policy, line.Options)
		outcome, err := Row{
			Target: line.Target, Actual: line.Actual, Base: line.Base, Weight: line.Weight,
			Degree: line.Degree, Deduction: line.Deduction, Direction: line.Direction,
			Achievement: line.Achievement, NotApplicable: line.Applicable != nil && !*line.Applicable,
			Context: Context{RowKind: line.Kind, Name: line.Name, Year: line.Year},
		}.Evaluate(policy, Chinese)
		if err != nil {
			t.Fatal(err)
		}
		if outcome.Status != line.Status || !same(outcome.Score, line.Score) ||
			!same(outcome.ScoreLower, line.Lower) || !same(outcome.ScoreUpper, line.Upper) ||
			!same(outcome.Completion, line.Completion) || !same(outcome.Deviation, line.Deviation) {
			t.Errorf("%s\nis judged %+v", text, outcome)
		}
	}
}

func same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

func policyWith(t *testing.T, name string, options map[string]any) *Policy {
	t.Helper()
	preset, err := Preset(name)
	if err != nil || options == nil {
		if err != nil {
			t.Fatal(err)
		}
		return preset
	}
	text, _ := preset.JSON()
	var rules map[string]any
	json.Unmarshal(text, &rules)
	rules["name"] = "case"
	for option, value := range options {
		rules[option] = value
	}
	changed, _ := json.Marshal(rules)
	policy, err := PolicyFromJSON(changed)
	if err != nil {
		t.Fatal(err)
	}
	return policy
}

func TestAFilingIsReadFilledAndAssessed(t *testing.T) {
	read, err := FromText(data(t, "funing-2024-tables.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	filled, err := read.WithActuals(data(t, "funing-2024-actuals.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer filled.Close()
	assessment, err := filled.Assess(nil, Chinese)
	if err != nil {
		t.Fatal(err)
	}
	if assessment.Policy != "mof-2020" || len(assessment.Projects) != 10 {
		t.Fatalf("%s, %d projects", assessment.Policy, len(assessment.Projects))
	}
	rows := 0
	for _, project := range assessment.Projects {
		rows += len(project.Indicators)
	}
	if rows != 82 {
		t.Errorf("%d rows", rows)
	}
	again, err := FromJSON(must(filled.JSON()))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(must(again.JSON()), must(filled.JSON())) {
		t.Error("the model does not come back equal")
	}
	findings, err := read.Review(nil, English)
	if err != nil || len(findings) == 0 || findings[0].Message == "" {
		t.Errorf("review: %v, %v", findings, err)
	}
}

func must(text []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return text
}

func TestFailedCallsNameStatusAndFault(t *testing.T) {
	var failed *Error
	if _, err := FromJSON([]byte("{")); !errors.As(err, &failed) || failed.Status != "invalid_format" {
		t.Error(err)
	}
	_, err := PolicyFromJSON([]byte(`{"format_version": 1, "name": "x", "wieghts": {}}`))
	if !errors.As(err, &failed) || len(failed.Faults) == 0 || failed.Faults[0].Field != "wieghts" {
		t.Error(err)
	}
	if _, err := Preset("nowhere"); !errors.As(err, &failed) || failed.Status != "not_found" {
		t.Error(err)
	}
	if _, err := (Row{Target: "≥1", Direction: "sideways"}).Evaluate(nil, English); err == nil {
		t.Error("a direction that is none is taken")
	}
	bad := Decimal("1e5")
	if _, err := (Row{Target: "≥1", Weight: &bad}).Evaluate(nil, English); err == nil {
		t.Error("a weight that is no decimal is taken")
	}
}

func TestAnyTextIsAllowed(t *testing.T) {
	for _, text := range []string{"", "\x00", "≥3\x00人", "\xff\xfe", strings.Repeat("≥1；", 5000)} {
		if _, err := Parse(text, Context{}); err != nil {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

func TestManyGoroutinesShareOneDepartment(t *testing.T) {
	filing, err := FromText(data(t, "funing-2024-tables.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer filing.Close()
	alone := must(filing.AssessJSON(nil, Chinese))
	var group sync.WaitGroup
	for i := 0; i < 32; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			if text, err := filing.AssessJSON(nil, Chinese); err != nil || !bytes.Equal(text, alone) {
				t.Error("differs", err)
			}
		}()
	}
	group.Wait()
}
