/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-format-reader.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-regular-file.h"
#include "bank/exam-source-reader.h"
#include "bank/exam-xml-reader.h"

/* A format is a page of text; what is larger is something else. */
#define MAX_BYTES (1024 * 1024)
#define MAX_NUMBER 1000

typedef enum {
  FORMAT, NAME, BODY, EDITION, DELIVERY, ITEMS, PRETEST, MINUTES, BLUEPRINT, DOMAIN_, CASE_SECTION,
  ITEM_KIND, PERCENT_SCORE, SCALED_SCORE, RAW_CUT, CHOICE_CREDIT, CODES_CREDIT, NAVIGATION, PART,
  REVIEW, BREAK, WARNING, BOOK, SOURCE, N_ELEMENTS,
} Element;

static const char *const order_words[] = { "random", "domains", NULL };
static const char *const kind_words[] = { "single-choice", "multiple-choice", "typed-codes", NULL };
static const char *const choice_words[] = { "all-or-nothing", "per-option", "per-option-minus-wrong", NULL };
static const char *const codes_words[] = { "share", "all-or-nothing", "per-code", NULL };
static const char *const navigation_words[] = { "free", "forward-only", "locked-parts", NULL };

#define ESTIMATE { "estimate", EXAM_XML_YES_NO }

static const ExamXmlAttributeRule format_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "family", EXAM_XML_ID, TRUE },
  { "credential", EXAM_XML_TEXT, TRUE },
  { "xml:lang", EXAM_XML_LANGUAGE },
  { NULL }
};
static const ExamXmlAttributeRule edition_attributes[] = {
  { "from", EXAM_XML_DATE }, { "before", EXAM_XML_DATE }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule estimate_attributes[] = { ESTIMATE, { NULL } };
static const ExamXmlAttributeRule blueprint_attributes[] = {
  { "order", EXAM_XML_CHOICE, TRUE, 0, order_words }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule domain_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "items", EXAM_XML_NUMBER, FALSE, MAX_NUMBER },
  { "min-percent", EXAM_XML_PERCENT },
  { "max-percent", EXAM_XML_PERCENT },
  ESTIMATE,
  { NULL }
};
static const ExamXmlAttributeRule case_section_attributes[] = {
  { "cases", EXAM_XML_NUMBER, TRUE, MAX_NUMBER },
  { "pretest", EXAM_XML_NUMBER, TRUE, MAX_NUMBER },
  ESTIMATE,
  { NULL }
};
static const ExamXmlAttributeRule item_kind_attributes[] = {
  { "name", EXAM_XML_CHOICE, TRUE, 0, kind_words }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule percent_score_attributes[] = {
  { "cut", EXAM_XML_PERCENT, TRUE }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule scaled_score_attributes[] = {
  { "min", EXAM_XML_NUMBER, TRUE, MAX_NUMBER },
  { "max", EXAM_XML_NUMBER, TRUE, MAX_NUMBER },
  { "cut", EXAM_XML_NUMBER, TRUE, MAX_NUMBER },
  ESTIMATE,
  { NULL }
};
static const ExamXmlAttributeRule raw_cut_attributes[] = {
  { "percent", EXAM_XML_PERCENT, TRUE }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule choice_credit_attributes[] = {
  { "rule", EXAM_XML_CHOICE, TRUE, 0, choice_words }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule codes_credit_attributes[] = {
  { "rule", EXAM_XML_CHOICE, TRUE, 0, codes_words }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule navigation_attributes[] = {
  { "mode", EXAM_XML_CHOICE, TRUE, 0, navigation_words },
  { "must-answer", EXAM_XML_YES_NO },
  ESTIMATE,
  { NULL }
};
static const ExamXmlAttributeRule part_attributes[] = {
  { "items", EXAM_XML_NUMBER, TRUE, MAX_NUMBER }, { NULL }
};
static const ExamXmlAttributeRule allowed_attributes[] = {
  { "allowed", EXAM_XML_YES_NO, TRUE }, ESTIMATE, { NULL }
};
static const ExamXmlAttributeRule warning_attributes[] = {
  { "minutes", EXAM_XML_NUMBER, TRUE, MAX_NUMBER },
  { "show-clock", EXAM_XML_YES_NO },
  ESTIMATE,
  { NULL }
};

static const ExamXmlChildRule format_children[] = {
  { NAME, 1, 1, 1 }, { BODY, 2, 1, 1 }, { EDITION, 3, 1, 1 }, { DELIVERY, 4, 0, 1 },
  { ITEMS, 5, 1, 1 }, { PRETEST, 6, 1, 1 }, { MINUTES, 7, 1, 1 }, { BLUEPRINT, 8, 1, 1 },
  { CASE_SECTION, 9, 0, 1 }, { ITEM_KIND, 10, 1, 3 }, { PERCENT_SCORE, 11, 0, 1 },
  { SCALED_SCORE, 11, 0, 1 }, { RAW_CUT, 12, 0, 1 }, { CHOICE_CREDIT, 13, 1, 1 },
  { CODES_CREDIT, 14, 1, 1 }, { NAVIGATION, 15, 1, 1 }, { REVIEW, 16, 1, 1 }, { BREAK, 17, 1, 1 },
  { WARNING, 18, 0, 8 }, { BOOK, 19, 0, 16 }, { SOURCE, 20 },
  { 0 }
};
static const ExamXmlChildRule blueprint_children[] = { { DOMAIN_, 1, 1, 64 }, { 0 } };
static const ExamXmlChildRule navigation_children[] = { { PART, 1, 0, 12 }, { 0 } };

G_STATIC_ASSERT (G_N_ELEMENTS (format_children) - 1 <= EXAM_XML_MAX_CHILDREN);

#define PLAIN_TEXT .content = EXAM_XML_PLAIN, .type = EXAM_XML_TEXT
#define PLAIN_NUMBER .content = EXAM_XML_PLAIN, .type = EXAM_XML_NUMBER, .maximum = MAX_NUMBER

static const ExamXmlElementRule elements[N_ELEMENTS] = {
  [FORMAT] = { "format", EXAM_XML_ELEMENTS, .attributes = format_attributes, .children = format_children },
  [NAME] = { "name", PLAIN_TEXT },
  [BODY] = { "body", PLAIN_TEXT },
  [EDITION] = { "edition", EXAM_XML_EMPTY, .attributes = edition_attributes },
  [DELIVERY] = { "delivery", PLAIN_TEXT },
  [ITEMS] = { "items", PLAIN_NUMBER, .attributes = estimate_attributes },
  [PRETEST] = { "pretest", PLAIN_NUMBER, .attributes = estimate_attributes },
  [MINUTES] = { "minutes", PLAIN_NUMBER, .attributes = estimate_attributes },
  [BLUEPRINT] = { "blueprint", EXAM_XML_ELEMENTS, .attributes = blueprint_attributes, .children = blueprint_children },
  [DOMAIN_] = { "domain", PLAIN_TEXT, .attributes = domain_attributes },
  [CASE_SECTION] = { "case-section", EXAM_XML_EMPTY, .attributes = case_section_attributes },
  [ITEM_KIND] = { "item-kind", EXAM_XML_EMPTY, .attributes = item_kind_attributes },
  [PERCENT_SCORE] = { "percent-score", EXAM_XML_EMPTY, .attributes = percent_score_attributes },
  [SCALED_SCORE] = { "scaled-score", EXAM_XML_EMPTY, .attributes = scaled_score_attributes },
  [RAW_CUT] = { "raw-cut", EXAM_XML_EMPTY, .attributes = raw_cut_attributes },
  [CHOICE_CREDIT] = { "multiple-choice-credit", EXAM_XML_EMPTY, .attributes = choice_credit_attributes },
  [CODES_CREDIT] = { "typed-codes-credit", EXAM_XML_EMPTY, .attributes = codes_credit_attributes },
  [NAVIGATION] = { "navigation", EXAM_XML_ELEMENTS, .attributes = navigation_attributes, .children = navigation_children },
  [PART] = { "part", EXAM_XML_EMPTY, .attributes = part_attributes },
  [REVIEW] = { "review", EXAM_XML_EMPTY, .attributes = allowed_attributes },
  [BREAK] = { "break", EXAM_XML_EMPTY, .attributes = allowed_attributes },
  [WARNING] = { "warning", EXAM_XML_EMPTY, .attributes = warning_attributes },
  [BOOK] = { "book", PLAIN_TEXT, .attributes = estimate_attributes },
  [SOURCE] = { "source", EXAM_XML_EMPTY, .attributes = exam_source_attributes },
};

static const ExamXmlGrammar grammar = { elements, N_ELEMENTS, FORMAT };

typedef struct {
  ExamFormat *format;      /* (owned) */
  ExamDomain *domain;      /* (owned by format) being read */
  gboolean    estimate;    /* of the plain element being read */
  gboolean    has_score;
  gboolean    has_raw_cut;
  gboolean    sound;       /* the whole document was read, without an error in it */
} Reading;

static guint
get_choice (ExamXmlReader     *reader,
            const char        *name,
            const char *const *words)
{
  const char *value = exam_xml_reader_get_attribute (reader, name);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (value, words[i]) == 0)
      return i;

  return 0;
}

static void
start_format (ExamXmlReader *reader,
              ExamFormat    *format)
{
  format->id = g_strdup (exam_xml_reader_get_attribute (reader, "id"));
  format->family = g_strdup (exam_xml_reader_get_attribute (reader, "family"));
  format->credential = g_strdup (exam_xml_reader_get_attribute (reader, "credential"));
}

static void
start_domain (ExamXmlReader *reader,
              Reading       *reading)
{
  ExamFormat *format = reading->format;
  const char *id = exam_xml_reader_get_attribute (reader, "id");
  gboolean exact = exam_xml_reader_get_attribute (reader, "items") != NULL;
  gboolean low = exam_xml_reader_get_attribute (reader, "min-percent") != NULL;
  gboolean high = exam_xml_reader_get_attribute (reader, "max-percent") != NULL;
  ExamDomain *domain;

  if (id != NULL && exam_format_find_domain (format, id, NULL) != NULL)
    exam_xml_reader_add_error (reader, _("there are two domains with the id '%s'; rename one"), id);
  if (exact == (low || high) || low != high)
    exam_xml_reader_add_error (reader, _("a domain has either items, or min-percent and max-percent"));

  domain = exam_domain_new (id != NULL ? id : "", NULL);
  domain->exact = exact;
  domain->items = exam_xml_reader_get_number (reader, "items", 0);
  domain->min_percent = exam_xml_reader_get_percent (reader, "min-percent");
  domain->max_percent = exam_xml_reader_get_percent (reader, "max-percent");
  domain->estimate = exam_xml_reader_get_yes (reader, "estimate");
  if (domain->min_percent > domain->max_percent)
    exam_xml_reader_add_error (reader, _("min-percent is greater than max-percent"));

  reading->domain = domain;
  g_ptr_array_add (format->domains, domain);
}

static void
start_score (ExamXmlReader *reader,
             guint          element,
             Reading       *reading)
{
  ExamFormat *format = reading->format;

  if (reading->has_score && format->scaled != (element == SCALED_SCORE))
    exam_xml_reader_add_error (reader, _("there are two scores; leave <percent-score> or <scaled-score>"));
  reading->has_score = TRUE;
  format->cut_estimate = exam_xml_reader_get_yes (reader, "estimate");

  if (element == PERCENT_SCORE)
    {
      format->scale_max = 100;
      format->cut = format->raw_cut_percent = exam_xml_reader_get_percent (reader, "cut");
      return;
    }

  format->scaled = TRUE;
  format->scale_min = exam_xml_reader_get_number (reader, "min", 0);
  format->scale_max = exam_xml_reader_get_number (reader, "max", 0);
  format->cut = exam_xml_reader_get_number (reader, "cut", 0);
  if (format->scale_min >= format->cut || format->cut >= format->scale_max)
    exam_xml_reader_add_error (reader, _("the cut has to lie between min and max"));
}

static void
start_rules (ExamXmlReader *reader,
             guint          element,
             ExamFormat    *format)
{
  gboolean estimate = exam_xml_reader_get_yes (reader, "estimate");
  guint kind;

  switch (element)
    {
    case ITEM_KIND:
      kind = get_choice (reader, "name", kind_words);
      format->kinds |= 1u << kind;
      format->estimated_kinds |= estimate ? 1u << kind : 0;
      break;

    case CHOICE_CREDIT:
      format->choice_credit = get_choice (reader, "rule", choice_words);
      format->choice_credit_estimate = estimate;
      break;

    case CODES_CREDIT:
      format->codes_credit = get_choice (reader, "rule", codes_words);
      format->codes_credit_estimate = estimate;
      break;

    case NAVIGATION:
      format->navigation = get_choice (reader, "mode", navigation_words);
      format->navigation_estimate = estimate;
      format->must_answer = exam_xml_reader_get_yes (reader, "must-answer");
      break;

    case REVIEW:
      format->review_allowed = exam_xml_reader_get_yes (reader, "allowed");
      format->review_estimate = estimate;
      break;

    case BREAK:
      format->break_allowed = exam_xml_reader_get_yes (reader, "allowed");
      format->break_estimate = estimate;
      break;

    default:
      break;
    }
}

static void
start_cb (ExamXmlReader *reader,
          guint          element,
          gpointer       user_data)
{
  Reading *reading = user_data;
  ExamFormat *format = reading->format;
  ExamSource *source;

  reading->estimate = exam_xml_reader_get_yes (reader, "estimate");

  switch (element)
    {
    case FORMAT:
      start_format (reader, format);
      break;

    case EDITION:
      g_free (format->valid_from);
      g_free (format->valid_before);
      format->valid_from = g_strdup (exam_xml_reader_get_attribute (reader, "from"));
      format->valid_before = g_strdup (exam_xml_reader_get_attribute (reader, "before"));
      format->edition_estimate = reading->estimate;
      break;

    case BLUEPRINT:
      format->order = get_choice (reader, "order", order_words);
      format->order_estimate = reading->estimate;
      break;

    case DOMAIN_:
      start_domain (reader, reading);
      break;

    case CASE_SECTION:
      format->cases.value = exam_xml_reader_get_number (reader, "cases", 0);
      format->pretest_cases.value = exam_xml_reader_get_number (reader, "pretest", 0);
      format->cases.estimate = format->pretest_cases.estimate = reading->estimate;
      break;

    case PERCENT_SCORE:
    case SCALED_SCORE:
      start_score (reader, element, reading);
      break;

    case RAW_CUT:
      reading->has_raw_cut = TRUE;
      format->raw_cut_percent = exam_xml_reader_get_percent (reader, "percent");
      format->raw_cut_estimate = reading->estimate;
      break;

    case PART:
      {
        guint items = exam_xml_reader_get_number (reader, "items", 0);

        g_array_append_val (format->parts, items);
        break;
      }

    case WARNING:
      {
        ExamWarning warning = {
          .minutes = exam_xml_reader_get_number (reader, "minutes", 0),
          .show_clock = exam_xml_reader_get_yes (reader, "show-clock"),
          .estimate = reading->estimate,
        };

        g_array_append_val (format->warnings, warning);
        break;
      }

    case SOURCE:
      source = exam_source_read (reader);
      if (source != NULL)
        g_ptr_array_add (format->sources, source);
      break;

    default:
      start_rules (reader, element, format);
      break;
    }
}

static guint
sum_parts (const ExamFormat *format)
{
  guint sum = 0;

  for (guint i = 0; i < format->parts->len; i++)
    sum += g_array_index (format->parts, guint, i);
  return sum;
}

/* The blueprint has to be able to add up to the number of scored items. */
static void
check_blueprint (ExamXmlReader    *reader,
                 const ExamFormat *format)
{
  guint scored = exam_format_get_n_scored (format);
  guint least = 0, most = 0;

  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);

      least += domain->exact ? domain->items : (guint) ceil (domain->min_percent * scored / 100 - 1e-9);
      most += domain->exact ? domain->items : (guint) floor (domain->max_percent * scored / 100 + 1e-9);
    }

  if (scored < least || scored > most)
    exam_xml_reader_add_error (reader, _("the domains make %u to %u items, but %u are scored; "
                                         "change the domains, items or pretest"),
                               least, most, scored);
}

static void
check_format (ExamXmlReader *reader,
              Reading       *reading)
{
  ExamFormat *format = reading->format;

  if (format->pretest.value >= format->items.value)
    exam_xml_reader_add_error (reader, _("there are as many pretest items as items"));
  else
    check_blueprint (reader, format);

  if (format->minutes.value == 0)
    exam_xml_reader_add_error (reader, _("an exam of no minutes cannot be sat"));
  if (format->pretest_cases.value > format->cases.value)
    exam_xml_reader_add_error (reader, _("there are more pretest cases than cases"));
  if (!reading->has_score)
    exam_xml_reader_add_error (reader, _("<format> lacks <percent-score> or <scaled-score>; add one"));
  if (reading->has_score && format->scaled != reading->has_raw_cut)
    exam_xml_reader_add_error (reader, _("<scaled-score> needs <raw-cut>, and <percent-score> has none"));
  if (reading->has_raw_cut && (format->raw_cut_percent <= 0 || format->raw_cut_percent >= 100))
    exam_xml_reader_add_error (reader, _("the raw cut has to lie between 0 and 100 percent"));
  if (format->navigation == EXAM_NAVIGATION_LOCKED_PARTS && sum_parts (format) != format->items.value)
    exam_xml_reader_add_error (reader, _("the parts make %u items, but there are %u"),
                               sum_parts (format), format->items.value);
}

static void
end_cb (ExamXmlReader *reader,
        guint          element,
        const char    *plain,
        ExamText      *rich,
        gboolean       sound,
        gpointer       user_data)
{
  Reading *reading = user_data;
  ExamFormat *format = reading->format;
  ExamFigure figure = { (guint) g_ascii_strtoull (plain, NULL, 10), reading->estimate };

  switch (element)
    {
    case NAME: g_free (format->name); format->name = g_strdup (plain); break;
    case BODY: g_free (format->body); format->body = g_strdup (plain); break;
    case DELIVERY: g_free (format->delivery); format->delivery = g_strdup (plain); break;
    case ITEMS: format->items = figure; break;
    case PRETEST: format->pretest = figure; break;
    case MINUTES: format->minutes = figure; break;
    case DOMAIN_: g_free (reading->domain->name); reading->domain->name = g_strdup (plain); break;

    case BOOK:
      {
        ExamBook *book = g_new (ExamBook, 1);

        *book = (ExamBook) { g_strdup (plain), reading->estimate };
        g_ptr_array_add (format->books, book);
        break;
      }

    case FORMAT:
      if (sound)
        check_format (reader, reading);
      reading->sound = sound;
      break;

    default:
      break;
    }
}

/**
 * exam_format_read_bytes:
 * @name: what to call the bytes in problems
 * @bytes: a format file
 * @problems: gets all that is wrong
 *
 * Returns: (transfer full) (nullable): the format, or %NULL when anything is wrong with it
 */
ExamFormat *
exam_format_read_bytes (const char   *name,
                        GBytes       *bytes,
                        ExamProblems *problems)
{
  static const ExamXmlHooks hooks = { start_cb, end_cb };
  guint errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  Reading reading = { .format = exam_format_new () };
  g_autoptr (ExamXmlReader) reader = exam_xml_reader_new (&grammar, &hooks, &reading, problems);
  guint first_problem = exam_problems_get_n (problems);
  gboolean complete = exam_xml_reader_read_bytes (reader, name, bytes);

  exam_problems_sort (problems, first_problem);
  if (complete && reading.sound && exam_problems_count (problems, EXAM_SEVERITY_ERROR) == errors)
    {
      reading.format->xml = g_bytes_ref (bytes);
      return reading.format;
    }

  exam_format_unref (reading.format);
  return NULL;
}

/**
 * exam_format_read_file:
 * @path: a format file
 * @problems: gets all that is wrong, also that the file cannot be read
 *
 * Returns: (transfer full) (nullable): the format, or %NULL when anything is wrong with it
 */
ExamFormat *
exam_format_read_file (const char   *path,
                       ExamProblems *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = exam_regular_file_load (path, MAX_BYTES, &error);

  if (bytes == NULL)
    {
      exam_problems_add (problems, EXAM_SEVERITY_ERROR, path, 0, 0, NULL, "%s", error->message);
      return NULL;
    }

  return exam_format_read_bytes (path, bytes, problems);
}
