// Package jixiao reads the targets of budget performance tables (绩效指标), holds actual values against
// them, and scores, reviews and verifies whole filings, with exact decimals and a reason for every
// number.
//
// Values are plain structs, filled from the library's JSON; what is not known is a nil Decimal with a
// reason beside it, never zero. Policy and Department hold memory of the library: Close them to free it
// at once, or leave them to the collector. Everything may be used by many goroutines at once; only Close
// must wait until nobody else uses the value.
//
// The C library is found by pkg-config under the name jixiao.
package jixiao

/*
#cgo pkg-config: jixiao
#include <jixiao.h>
#include <stdlib.h>

// Go must not keep pointers to its own memory in C's, so that structs with texts are filled here.
static int32_t go_threshold(const char* symbol, size_t symbol_size, const char* value,
                            size_t value_size, const char* unit, size_t unit_size, int columns,
                            const char* header_unit, size_t header_unit_size, const char* name,
                            size_t name_size, const char* description, size_t description_size,
                            int32_t year, int32_t row_kind, jixiao_threshold** out,
                            jixiao_error** error) {
  jixiao_context context = JIXIAO_INIT(jixiao_context);
  context.header_unit.data = header_unit;
  context.header_unit.size = header_unit_size;
  context.name.data = name;
  context.name.size = name_size;
  context.description.data = description;
  context.description.size = description_size;
  context.year = year;
  context.row_kind = row_kind;
  return columns ? jixiao_threshold_parse_fields(symbol, symbol_size, value, value_size, unit,
                                                 unit_size, &context, out, error)
                 : jixiao_threshold_parse(value, value_size, &context, out, error);
}

static int32_t go_evaluate(const char* target, size_t target_size, const char* actual,
                           size_t actual_size, const char* base, size_t base_size,
                           const char* header_unit, size_t header_unit_size, const char* name,
                           size_t name_size, const char* description, size_t description_size,
                           int32_t year, int32_t row_kind, int32_t direction, int32_t achievement,
                           int32_t not_applicable, const jixiao_decimal* weight,
                           const jixiao_decimal* degree, const jixiao_decimal* deduction,
                           const jixiao_policy* policy, jixiao_outcome** out, jixiao_error** error) {
  jixiao_context context = JIXIAO_INIT(jixiao_context);
  context.header_unit.data = header_unit;
  context.header_unit.size = header_unit_size;
  context.name.data = name;
  context.name.size = name_size;
  context.description.data = description;
  context.description.size = description_size;
  context.row_kind = row_kind;
  jixiao_actual* base_value = NULL;
  if (base != NULL) {
    int32_t status = jixiao_actual_parse(base, base_size, &context, &base_value, error);
    if (status != JIXIAO_STATUS_OK) return status;
  }
  context.year = year;
  jixiao_row row = JIXIAO_INIT(jixiao_row);
  row.direction = direction;
  row.achievement = achievement;
  row.not_applicable = not_applicable;
  row.weight = *weight;
  row.degree = *degree;
  row.deduction = *deduction;
  row.base = base_value;
  int32_t status = jixiao_evaluate(target, target_size, actual, actual_size, &context, &row, policy,
                                   out, error);
  jixiao_actual_destroy(base_value);
  return status;
}
*/
import "C"

import (
	"encoding/json"
	"fmt"
	"math/big"
	"runtime"
	"unsafe"
)

// Error is a call that the library could not serve.
type Error struct {
	Status  string  // Stable name: "invalid_format".
	Message string  // One English sentence for a developer or a log.
	Faults  []Fault // What is wrong with a policy that was refused.
}

func (e *Error) Error() string { return "jixiao: " + e.Message }

// Fault is one thing that is wrong with a policy.
type Fault struct {
	Field            string // Path in the file: "grades[2].at_least".
	Chinese, English string
	Line             int // Counted from 1; 0 where it is not known.
}

// Decimal is an exact decimal in plain notation: "558.42". A nil pointer is not stated.
type Decimal string

// Rat gives its value; false where it is no decimal.
func (d Decimal) Rat() (*big.Rat, bool) { return new(big.Rat).SetString(string(d)) }

// Language of messages and explanations.
type Language int

const (
	Chinese Language = 0
	English Language = 1
)

// Diagnostic is what is questionable about a text. Decide by Code, show Message.
type Diagnostic struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Begin    int    `json:"begin"` // Bytes of the text.
	End      int    `json:"end"`
	Line     int    `json:"line"`
	Message  string `json:"message"`
}

// Bound is one end of a range.
type Bound struct {
	Value     Decimal `json:"value"`
	BaseValue string  `json:"base_value"` // In the base unit: a decimal or "n/d".
	Closed    bool    `json:"closed"`
}

// Threshold is what a target cell (指标值) means; empty fields are those that its kind does not have.
type Threshold struct {
	Text        string       `json:"text"`
	Kind        string       `json:"kind"` // quantity, range, deadline, period, change, …
	Comparator  string       `json:"comparator"`
	Bare        bool         `json:"bare"`
	Value       Decimal      `json:"value"`
	Unit        string       `json:"unit"`
	Dimension   string       `json:"dimension"`
	BaseValue   string       `json:"base_value"` // A decimal or "n/d".
	BaseUnit    string       `json:"base_unit"`
	Lower       *Bound       `json:"lower"`
	Upper       *Bound       `json:"upper"`
	Direction   string       `json:"direction"` // Of a change: up, down.
	Reference   string       `json:"reference"`
	Date        string       `json:"date"` // ISO 8601; without a year "--08-31".
	DateEnd     string       `json:"date_end"`
	Of          string       `json:"of"`
	Cap         *Threshold   `json:"cap"`
	Class       string       `json:"class"`
	Parts       []Threshold  `json:"parts"`
	Connective  string       `json:"connective"`
	Canonical   string       `json:"canonical"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Context is what is known beside the text of a cell; all of it optional.
type Context struct {
	HeaderUnit  string // Unit in the table's head.
	Name        string // Third-level name; a unit in it serves bare numbers.
	Description string
	Year        int    // Budget year, for dates without one.
	RowKind     string // Second-level name: 数量指标, 时效指标, 成本指标.
}

// Row is one row to judge. The zero value of a field is: not stated.
type Row struct {
	Target      string
	Actual      *string
	Context     Context
	Weight      *Decimal // 分值; not stated: 100.
	Direction   string   // positive or inverse.
	Achievement string   // achieved, partly, not_achieved.
	Degree      *Decimal // 达成度 in percent.
	Deduction   *Decimal // 扣分.
	Base        *string  // 计算基数 of a capped share, as typed.

	NotApplicable bool
}

// Outcome is how a row was judged and scored, and why.
type Outcome struct {
	Level1        string       `json:"level1"`
	Level2        string       `json:"level2"`
	Level3        string       `json:"level3"`
	Target        string       `json:"target"`
	Actual        *string      `json:"actual"`
	Status        string       `json:"status"` // met, unmet, partly, undetermined, not_applicable.
	Completion    *Decimal     `json:"completion"`
	Deviation     *string      `json:"deviation"`
	OverCompleted bool         `json:"over_completed"`
	Weight        *Decimal     `json:"weight"`
	WeightDerived bool         `json:"weight_derived"`
	Score         *Decimal     `json:"score"`
	ScoreLower    *Decimal     `json:"score_lower"`
	ScoreUpper    *Decimal     `json:"score_upper"`
	Rule          *string      `json:"rule"`
	Explanation   string       `json:"explanation"`
	Diagnostics   []Diagnostic `json:"diagnostics"`
}

// Assessment is the scores of all projects of a department.
type Assessment struct {
	Policy   string         `json:"policy"`
	Projects []ProjectScore `json:"projects"`
}

// ProjectScore is total, grade and rows of one project.
type ProjectScore struct {
	Code        string    `json:"code"`
	Name        string    `json:"name"`
	Total       *Decimal  `json:"total"` // nil where it is provisional.
	TotalLower  *Decimal  `json:"total_lower"`
	TotalUpper  *Decimal  `json:"total_upper"`
	WeightTotal *Decimal  `json:"weight_total"`
	ScaledFrom  *Decimal  `json:"scaled_from"`
	Grade       *string   `json:"grade"`
	Provisional bool      `json:"provisional"`
	Execution   Execution `json:"budget_execution"`
	Indicators  []Outcome `json:"indicators"`
}

// Execution is budget execution (预算执行率).
type Execution struct {
	Rate        *Decimal     `json:"rate"`
	Weight      *Decimal     `json:"weight"`
	Score       *Decimal     `json:"score"`
	ScoreLower  *Decimal     `json:"score_lower"`
	ScoreUpper  *Decimal     `json:"score_upper"`
	Explanation string       `json:"explanation"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Finding is one thing that the review of targets has found.
type Finding struct {
	Code     string `json:"code"`
	Group    string `json:"group"`
	Severity string `json:"severity"`
	Project  string `json:"project"`
	Row      int    `json:"row"` // Counted from 1; 0: the project.
	Field    string `json:"field"`
	Begin    int    `json:"begin"`
	End      int    `json:"end"`
	Message  string `json:"message"`
}

// Version of the library that runs.
func Version() string { return C.GoString(C.jixiao_version()) }

// ---- The border ---------------------------------------------------------------------------------

func failure(status C.int32_t, e *C.jixiao_error) error {
	var name C.jixiao_view
	C.jixiao_enum_name(C.JIXIAO_ENUMERATION_STATUS, status, &name, nil)
	failed := &Error{Status: view(name), Message: C.GoString(C.jixiao_error_message(e))}
	for i := C.size_t(0); i < C.jixiao_error_fault_count(e); i++ {
		fault := C.jixiao_fault{struct_size: C.sizeof_jixiao_fault}
		C.jixiao_error_fault(e, i, &fault, nil)
		failed.Faults = append(failed.Faults, Fault{
			Field: view(fault.field), Chinese: view(fault.message_zh), English: view(fault.message_en),
			Line: int(fault.line)})
	}
	C.jixiao_error_destroy(e)
	return failed
}

func view(text C.jixiao_view) string { return C.GoStringN(text.data, C.int(text.size)) }

// The bytes of a text for the time of one call.
func textOf(text string) (*C.char, C.size_t) {
	withNUL := append([]byte(text), 0) // So that an empty text has an address, too: it is stated.
	return (*C.char)(unsafe.Pointer(&withNUL[0])), C.size_t(len(text))
}

func stated(text *string) (*C.char, C.size_t) {
	if text == nil {
		return nil, 0
	}
	return textOf(*text)
}

func take(text *C.jixiao_text) []byte {
	defer C.jixiao_text_destroy(text)
	return C.GoBytes(unsafe.Pointer(C.jixiao_text_data(text)), C.int(C.jixiao_text_size(text)))
}

func decimal(value *Decimal) (C.jixiao_decimal, error) {
	var out C.jixiao_decimal
	if value == nil {
		return out, nil
	}
	var e *C.jixiao_error
	text, size := textOf(string(*value))
	if status := C.jixiao_decimal_parse(text, size, &out, &e); status != C.JIXIAO_STATUS_OK {
		return out, failure(status, e)
	}
	return out, nil
}

// number finds a member of an enum by its stable name; "" is the first.
func number(enumeration C.int32_t, name string) (C.int32_t, error) {
	for i := C.int32_t(0); ; i++ {
		var member C.jixiao_view
		var e *C.jixiao_error
		if status := C.jixiao_enum_name(enumeration, i, &member, &e); status != C.JIXIAO_STATUS_OK {
			C.jixiao_error_destroy(e)
			return 0, fmt.Errorf("jixiao: %q is no name that the library knows", name)
		}
		if view(member) == name {
			return i, nil
		}
	}
}

func rowKind(name string) (C.int32_t, error) {
	var kind C.int32_t
	var e *C.jixiao_error
	text, size := textOf(name)
	if status := C.jixiao_row_kind_parse(text, size, &kind, &e); status != C.JIXIAO_STATUS_OK {
		return 0, failure(status, e)
	}
	return kind, nil
}

// ---- Cells and rows -----------------------------------------------------------------------------

// Parse reads one cell; any text is allowed.
func Parse(text string, context Context) (Threshold, error) {
	return parse("", text, "", false, context)
}

// ParseFields reads symbol (指标性质), value (指标值) and unit (度量单位) from columns of their own.
func ParseFields(symbol, value, unit string, context Context) (Threshold, error) {
	return parse(symbol, value, unit, true, context)
}

func parse(symbol, value, unit string, columns bool, context Context) (Threshold, error) {
	var record Threshold
	kind, err := rowKind(context.RowKind)
	if err != nil {
		return record, err
	}
	symbolAt, symbolSize := textOf(symbol)
	valueAt, valueSize := textOf(value)
	unitAt, unitSize := textOf(unit)
	headerAt, headerSize := textOf(context.HeaderUnit)
	nameAt, nameSize := textOf(context.Name)
	descriptionAt, descriptionSize := textOf(context.Description)
	fields := C.int(0)
	if columns {
		fields = 1
	}
	var threshold *C.jixiao_threshold
	var e *C.jixiao_error
	status := C.go_threshold(symbolAt, symbolSize, valueAt, valueSize, unitAt, unitSize, fields,
		headerAt, headerSize, nameAt, nameSize, descriptionAt, descriptionSize,
		C.int32_t(context.Year), kind, &threshold, &e)
	if status != C.JIXIAO_STATUS_OK {
		return record, failure(status, e)
	}
	defer C.jixiao_threshold_destroy(threshold)
	var text *C.jixiao_text
	if status := C.jixiao_threshold_to_json(threshold, C.JIXIAO_LANGUAGE_CHINESE, &text, &e); status != C.JIXIAO_STATUS_OK {
		return record, failure(status, e)
	}
	return record, json.Unmarshal(take(text), &record)
}

// Evaluate judges and scores a row. What cannot be judged is undetermined with its reason, no error.
func (row Row) Evaluate(policy *Policy, language Language) (Outcome, error) {
	var outcome Outcome
	kind, err := rowKind(row.Context.RowKind)
	if err != nil {
		return outcome, err
	}
	direction, err := number(C.JIXIAO_ENUMERATION_DIRECTION, row.Direction)
	if err != nil {
		return outcome, err
	}
	achievement, err := number(C.JIXIAO_ENUMERATION_ACHIEVEMENT, row.Achievement)
	if err != nil {
		return outcome, err
	}
	var points [3]C.jixiao_decimal
	for i, value := range []*Decimal{row.Weight, row.Degree, row.Deduction} {
		if points[i], err = decimal(value); err != nil {
			return outcome, err
		}
	}
	targetAt, targetSize := textOf(row.Target)
	actualAt, actualSize := stated(row.Actual)
	baseAt, baseSize := stated(row.Base)
	headerAt, headerSize := textOf(row.Context.HeaderUnit)
	nameAt, nameSize := textOf(row.Context.Name)
	descriptionAt, descriptionSize := textOf(row.Context.Description)
	applies := C.int32_t(0)
	if row.NotApplicable {
		applies = 1
	}
	var result *C.jixiao_outcome
	var e *C.jixiao_error
	status := C.go_evaluate(targetAt, targetSize, actualAt, actualSize, baseAt, baseSize, headerAt,
		headerSize, nameAt, nameSize, descriptionAt, descriptionSize, C.int32_t(row.Context.Year), kind,
		direction, achievement, applies, &points[0], &points[1], &points[2], policy.pointer(), &result, &e)
	runtime.KeepAlive(policy)
	if status != C.JIXIAO_STATUS_OK {
		return outcome, failure(status, e)
	}
	defer C.jixiao_outcome_destroy(result)
	var text *C.jixiao_text
	status = C.jixiao_outcome_to_json(result, C.int32_t(language), C.JIXIAO_LAYOUT_COMPACT, &text, &e)
	if status != C.JIXIAO_STATUS_OK {
		return outcome, failure(status, e)
	}
	return outcome, json.Unmarshal(take(text), &outcome)
}

// ---- Policies -----------------------------------------------------------------------------------

// Policy is the rules of scoring as data. A nil one is the default, mof-2020.
type Policy struct {
	at    *C.jixiao_policy
	owned bool
}

// Preset gives the built-in policy of that name.
func Preset(name string) (*Policy, error) {
	var policy *C.jixiao_policy
	var e *C.jixiao_error
	text, size := textOf(name)
	if status := C.jixiao_policy_preset(text, size, &policy, &e); status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	return &Policy{at: policy}, nil
}

// PolicyFromJSON reads a policy; nothing in it is ignored, see Error.Faults.
func PolicyFromJSON(text []byte) (*Policy, error) {
	var policy *C.jixiao_policy
	var e *C.jixiao_error
	at, size := textOf(string(text))
	if status := C.jixiao_policy_from_json(at, size, &policy, &e); status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	owned := &Policy{at: policy, owned: true}
	runtime.SetFinalizer(owned, (*Policy).Close)
	return owned, nil
}

func (p *Policy) pointer() *C.jixiao_policy {
	if p == nil {
		return nil
	}
	if p.at == nil {
		panic("jixiao: use of a closed Policy")
	}
	return p.at
}

// JSON gives all of its rules.
func (p *Policy) JSON() ([]byte, error) {
	var text *C.jixiao_text
	var e *C.jixiao_error
	status := C.jixiao_policy_to_json(p.pointer(), C.JIXIAO_LAYOUT_INDENTED, &text, &e)
	runtime.KeepAlive(p)
	if status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	return take(text), nil
}

// Close frees what was read; built-in policies stay.
func (p *Policy) Close() error {
	if p != nil && p.owned {
		C.jixiao_policy_destroy(p.at)
		p.at = nil
		runtime.SetFinalizer(p, nil)
	}
	return nil
}

// ---- Departments --------------------------------------------------------------------------------

// Department is a filing with its projects, as published or entered.
type Department struct{ at *C.jixiao_model }

func department(status C.int32_t, at *C.jixiao_model, e *C.jixiao_error) (*Department, error) {
	if status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	made := &Department{at}
	runtime.SetFinalizer(made, (*Department).Close)
	return made, nil
}

// FromJSON reads model JSON.
func FromJSON(text []byte) (*Department, error) {
	var model *C.jixiao_model
	var e *C.jixiao_error
	at, size := textOf(string(text))
	status := C.jixiao_model_from_json(at, size, nil, &model, &e)
	return department(status, model, e)
}

// FromText reads published text: tables with tabs, pipes, commas or drawn by spaces.
func FromText(text []byte) (*Department, error) {
	var model *C.jixiao_model
	var e *C.jixiao_error
	at, size := textOf(string(text))
	status := C.jixiao_model_from_text(at, size, nil, &model, &e)
	return department(status, model, e)
}

// FromHTML reads a page in the charset that it states or shows.
func FromHTML(page []byte) (*Department, error) {
	var grids *C.jixiao_grids
	var model *C.jixiao_model
	var e *C.jixiao_error
	at, size := textOf(string(page))
	status := C.jixiao_grids_from_html(at, size, nil, 0, nil, &grids, &e)
	if status == C.JIXIAO_STATUS_OK {
		status = C.jixiao_model_from_grids(grids, nil, &model, &e)
	}
	C.jixiao_grids_destroy(grids)
	return department(status, model, e)
}

// Close frees it; a closed one must not be used.
func (d *Department) Close() error {
	C.jixiao_model_destroy(d.at)
	d.at = nil
	runtime.SetFinalizer(d, nil)
	return nil
}

func (d *Department) pointer() *C.jixiao_model {
	if d == nil || d.at == nil {
		panic("jixiao: use of a closed Department")
	}
	return d.at
}

// WithActuals gives a department with the actual values of a filled-in CSV. What cannot be used changes
// nothing and is in Diagnostics with severity error and its line.
func (d *Department) WithActuals(csv []byte) (*Department, error) {
	var filled *C.jixiao_model
	var e *C.jixiao_error
	at, size := textOf(string(csv))
	status := C.jixiao_actuals_apply(d.pointer(), at, size, nil, &filled, &e)
	runtime.KeepAlive(d)
	return department(status, filled, e)
}

// ActualsTemplate gives the CSV in which actual values are filled in.
func (d *Department) ActualsTemplate() ([]byte, error) {
	var text *C.jixiao_text
	var e *C.jixiao_error
	status := C.jixiao_actuals_template(d.pointer(), &text, &e)
	runtime.KeepAlive(d)
	if status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	return take(text), nil
}

// JSON gives the model, which FromJSON reads again.
func (d *Department) JSON() ([]byte, error) {
	var text *C.jixiao_text
	var e *C.jixiao_error
	status := C.jixiao_model_to_json(d.pointer(), C.JIXIAO_LAYOUT_INDENTED, &text, &e)
	runtime.KeepAlive(d)
	if status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	return take(text), nil
}

// Diagnostics are what was questionable about the text that it was read from.
func (d *Department) Diagnostics(language Language) ([]Diagnostic, error) {
	var list *C.jixiao_diagnostics
	var e *C.jixiao_error
	if status := C.jixiao_model_diagnostics(d.pointer(), &list, &e); status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	count := C.jixiao_diagnostics_count(list)
	diagnostics := make([]Diagnostic, 0, int(count))
	for i := C.size_t(0); i < count; i++ {
		var one *C.jixiao_diagnostic
		var text *C.jixiao_text
		info := C.jixiao_diagnostic_info{struct_size: C.sizeof_jixiao_diagnostic_info}
		status := C.jixiao_diagnostics_at(list, i, &one, &e)
		if status == C.JIXIAO_STATUS_OK {
			status = C.jixiao_diagnostic_get(one, &info, &e)
		}
		if status == C.JIXIAO_STATUS_OK {
			status = C.jixiao_diagnostic_message(one, C.int32_t(language), &text, &e)
		}
		if status != C.JIXIAO_STATUS_OK {
			return nil, failure(status, e)
		}
		var severity C.jixiao_view
		C.jixiao_enum_name(C.JIXIAO_ENUMERATION_SEVERITY, info.severity, &severity, nil)
		diagnostics = append(diagnostics, Diagnostic{Code: view(info.name), Severity: view(severity),
			Begin: int(info.span.begin), End: int(info.span.end), Line: int(info.line),
			Message: string(take(text))})
	}
	runtime.KeepAlive(d)
	return diagnostics, nil
}

// Assess scores all projects. What cannot be known is undetermined, no error.
func (d *Department) Assess(policy *Policy, language Language) (*Assessment, error) {
	text, err := d.AssessJSON(policy, language)
	if err != nil {
		return nil, err
	}
	assessment := new(Assessment)
	return assessment, json.Unmarshal(text, assessment)
}

// AssessJSON is Assess as the library writes it.
func (d *Department) AssessJSON(policy *Policy, language Language) ([]byte, error) {
	var assessment *C.jixiao_assessment
	var text *C.jixiao_text
	var e *C.jixiao_error
	status := C.jixiao_assess(d.pointer(), policy.pointer(), nil, &assessment, &e)
	runtime.KeepAlive(d)
	runtime.KeepAlive(policy)
	if status == C.JIXIAO_STATUS_OK {
		status = C.jixiao_assessment_to_json(assessment, C.int32_t(language), C.JIXIAO_LAYOUT_INDENTED,
			&text, &e)
	}
	C.jixiao_assessment_destroy(assessment)
	if status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	return take(text), nil
}

// Review holds all targets against the rules of the review (绩效目标审核).
func (d *Department) Review(policy *Policy, language Language) ([]Finding, error) {
	var review *C.jixiao_review
	var text *C.jixiao_text
	var e *C.jixiao_error
	status := C.jixiao_review_model(d.pointer(), policy.pointer(), nil, &review, &e)
	runtime.KeepAlive(d)
	runtime.KeepAlive(policy)
	if status == C.JIXIAO_STATUS_OK {
		status = C.jixiao_review_to_json(review, C.int32_t(language), C.JIXIAO_LAYOUT_COMPACT, &text, &e)
	}
	C.jixiao_review_destroy(review)
	if status != C.JIXIAO_STATUS_OK {
		return nil, failure(status, e)
	}
	var found struct {
		Findings []Finding `json:"findings"`
	}
	err := json.Unmarshal(take(text), &found)
	return found.Findings, err
}
