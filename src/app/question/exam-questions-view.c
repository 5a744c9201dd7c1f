/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-questions-view.h"

#include <glib/gi18n.h>

#include "app/question/exam-outcome-item.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-trait-text.h"
#include "app/shared/exam-widget.h"

/* The questions of an ended sitting, and what narrows them down to those that are worth another look. */
struct _ExamQuestionsView
{
  GtkWidget parent_instance;

  /* Template */
  GtkScrolledWindow *scrolled;
  GtkWidget         *chips_box;
  GtkDropDown       *domain_drop_down;
  GtkDropDown       *cause_drop_down;
  GtkLabel          *count_label;
  GtkWidget         *show_all_button;
  GtkWidget         *nothing_box;
  GtkListBox        *list_box;

  ExamReviewList  *list;                    /* (owned) (nullable) */
  /* (owned) (element-type guint): what the choices of the drop-downs stand for */
  GArray          *domains;
  GArray          *causes;
  GtkToggleButton *chips[EXAM_N_TRAITS];    /* borrowed: children */
  gboolean         updating;                /* what changes comes from the program */
};

G_DEFINE_FINAL_TYPE (ExamQuestionsView, exam_questions_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is asked for --- */

static void
show_rows (ExamQuestionsView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box));

  for (guint position = 0; row != NULL; position++, row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, exam_review_list_find (self->list, position, NULL));
}

static void
show_count (ExamQuestionsView *self)
{
  guint n = self->list->positions->len;
  guint n_all = self->list->entries->len;
  /* Translators: questions shown, and questions there are: "12 of 105 questions" */
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u question", "%u of %u questions", n_all), n, n_all);
  gboolean changed = g_strcmp0 (gtk_label_get_text (self->count_label), text) != 0;

  gtk_label_set_text (self->count_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count_label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->show_all_button, exam_review_list_is_filtered (self->list));
  gtk_widget_set_visible (self->nothing_box, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), n > 0);
  if (changed)
    exam_compat_announce (GTK_WIDGET (self), text);
}

static const char *
get_choice (GtkDropDown *drop_down)
{
  return gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)),
                                     gtk_drop_down_get_selected (drop_down));
}

static guint
find_choice (const GArray *choices,
             guint         value)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, guint, i) == value)
      return i;

  return 0;
}

static void
show_filter (ExamQuestionsView *self)
{
  g_autofree char *domain = NULL;
  g_autofree char *cause = NULL;

  self->updating = TRUE;
  for (guint i = 0; i < EXAM_N_TRAITS; i++)
    gtk_toggle_button_set_active (self->chips[i], (self->list->traits & (1u << i)) != 0);
  gtk_drop_down_set_selected (self->domain_drop_down, find_choice (self->domains, self->list->domain));
  gtk_drop_down_set_selected (self->cause_drop_down, find_choice (self->causes, self->list->cause));
  self->updating = FALSE;
  /* Translators: %s is the domain of the questions shown, or "All domains" */
  domain = g_strdup_printf (_("Domain: %s"), get_choice (self->domain_drop_down));
  /* Translators: %s is why the questions shown were missed, or "All causes" */
  cause = g_strdup_printf (_("Cause: %s"), get_choice (self->cause_drop_down));
  exam_a11y_name_drop_down (self->domain_drop_down, domain);
  exam_a11y_name_drop_down (self->cause_drop_down, cause);
}

static void
filter (ExamQuestionsView *self,
        guint              traits,
        guint              domain,
        ExamCause          cause)
{
  exam_review_list_filter_cause (self->list, traits, domain, cause);
  show_filter (self);
  show_rows (self);
  show_count (self);
}

static void
filter_changed_cb (ExamQuestionsView *self)
{
  guint domain = gtk_drop_down_get_selected (self->domain_drop_down);
  guint cause = gtk_drop_down_get_selected (self->cause_drop_down);
  guint traits = 0;

  g_assert (EXAM_IS_QUESTIONS_VIEW (self));

  if (self->updating || self->list == NULL || domain >= self->domains->len || cause >= self->causes->len)
    return;

  for (guint i = 0; i < EXAM_N_TRAITS; i++)
    if (gtk_toggle_button_get_active (self->chips[i]))
      traits |= 1u << i;
  filter (self, traits, g_array_index (self->domains, guint, domain), g_array_index (self->causes, guint, cause));
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamQuestionsView *self = EXAM_QUESTIONS_VIEW (widget);

  /* The button goes, and would take the focus with it to wherever GTK likes. */
  gtk_widget_child_focus (self->chips_box, GTK_DIR_TAB_FORWARD);
  exam_questions_view_filter (self, 0, EXAM_REVIEW_ALL_DOMAINS);
}

/* --- What can be asked for --- */

static void
show_chips (ExamQuestionsView *self)
{
  for (guint i = 0; i < EXAM_N_TRAITS; i++)
    {
      guint n = exam_review_list_count_trait (self->list, i);
      g_autofree char *count = g_strdup_printf ("%u", n);
      g_autofree char *name = g_strdup_printf ("%s, %u", exam_trait_get_name (i), n);
      GtkWidget *chip = GTK_WIDGET (self->chips[i]);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (chip)))), count);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      /* With its place: a flow box takes the Tab key to the next place that is sensitive, and would stay there. */
      gtk_widget_set_sensitive (chip, n > 0);
      gtk_widget_set_sensitive (gtk_widget_get_parent (chip), n > 0);
    }
}

static void
show_domains (ExamQuestionsView *self,
              const ExamFormat  *format)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint all = EXAM_REVIEW_ALL_DOMAINS;

  g_array_set_size (self->domains, 0);
  g_array_append_val (self->domains, all);
  gtk_string_list_append (names, _("All domains"));
  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      guint n = exam_review_list_count_domain (self->list, i);

      if (n == 0)
        continue;
      g_array_append_val (self->domains, i);
      /* Translators: a domain, and how many questions there are of it */
      gtk_string_list_take (names, g_strdup_printf (_("%s (%u)"), domain->name, n));
    }

  self->updating = TRUE;
  gtk_drop_down_set_model (self->domain_drop_down, G_LIST_MODEL (names));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->domain_drop_down), self->domains->len > 2);
}

static void
show_causes (ExamQuestionsView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint any = EXAM_REVIEW_ANY_CAUSE;

  g_array_set_size (self->causes, 0);
  g_array_append_val (self->causes, any);
  gtk_string_list_append (names, _("All causes"));
  for (guint i = 0; i < EXAM_N_CAUSES; i++)
    {
      guint n = exam_review_list_count_cause (self->list, i);

      if (n == 0)
        continue;
      g_array_append_val (self->causes, i);
      /* Translators: why questions were missed, and how many of them */
      gtk_string_list_take (names, g_strdup_printf (_("%s (%u)"), exam_cause_get_label (i), n));
    }

  self->updating = TRUE;
  gtk_drop_down_set_model (self->cause_drop_down, G_LIST_MODEL (names));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->cause_drop_down), exam_review_list_count_trait (self->list, EXAM_TRAIT_MISSED) > 0);
}

static GtkWidget *
make_chip (ExamQuestionsView *self,
           ExamTrait          trait)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (exam_trait_get_name (trait));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "chip-count");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, exam_trait_get_explanation (trait));
  g_signal_connect_object (chip, "toggled", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  self->chips[trait] = GTK_TOGGLE_BUTTON (chip);
  return chip;
}

static void
make_chips (ExamQuestionsView *self)
{
  for (guint i = 0; i < EXAM_N_TRAITS; i++)
    {
      GtkWidget *place = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (place, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), make_chip (self, i));
      gtk_flow_box_append (GTK_FLOW_BOX (self->chips_box), place);
    }
}

/* Names of domains can be longer than the window is wide. */
static void
setup_choice_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

/* --- Questions --- */

static GtkWidget *
make_row (ExamOutcomeItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (exam_outcome_item_get_icon (item));
  /* Translators: number of a question, and the domain it belongs to */
  g_autofree char *text = g_strdup_printf (_("Question %u · %s"), exam_outcome_item_get_position (item) + 1,
                                           exam_outcome_item_get_domain (item));
  g_autofree char *details_text = exam_outcome_item_dup_details (item);
  g_autofree char *row_name = g_strdup_printf ("%s, %s", text, details_text);
  GtkWidget *name = gtk_label_new (text);
  GtkWidget *details = gtk_label_new (details_text);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (details), 0);
  gtk_label_set_ellipsize (GTK_LABEL (details), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (details, "dim-label");
  gtk_widget_add_css_class (details, "caption");
  gtk_widget_add_css_class (icon, exam_outcome_item_get_css_class (item));
  gtk_widget_add_css_class (box, "item-list-row");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), details);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, row_name, -1);
  return row;
}

static void
row_activated_cb (ExamQuestionsView *self,
                  GtkListBoxRow     *row)
{
  g_assert (EXAM_IS_QUESTIONS_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

/* --- GObject --- */

static void
exam_questions_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_QUESTIONS_VIEW);
  G_OBJECT_CLASS (exam_questions_view_parent_class)->dispose (object);
}

static void
exam_questions_view_finalize (GObject *object)
{
  ExamQuestionsView *self = EXAM_QUESTIONS_VIEW (object);

  g_clear_pointer (&self->list, exam_review_list_free);
  g_array_unref (self->domains);
  g_array_unref (self->causes);
  G_OBJECT_CLASS (exam_questions_view_parent_class)->finalize (object);
}

static void
exam_questions_view_class_init (ExamQuestionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_questions_view_dispose;
  object_class->finalize = exam_questions_view_finalize;

  /**
   * ExamQuestionsView::opened:
   * @position: 0-based position of the question
   *
   * One of the questions shown is wanted.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_QUESTIONS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-questions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, chips_box);
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, domain_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, cause_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, count_label);
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, nothing_box);
  gtk_widget_class_bind_template_child (widget_class, ExamQuestionsView, list_box);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "questions.show-all", NULL, show_all_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_questions_view_init (ExamQuestionsView *self)
{
  self->domains = g_array_new (FALSE, FALSE, sizeof (guint));
  self->causes = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  make_chips (self);
}

/** Shows all questions of an ended sitting. */
void
exam_questions_view_show (ExamQuestionsView    *self,
                          const ExamTranscript *transcript,
                          const ExamScore      *score)
{
  GtkListBoxRow *row;

  g_return_if_fail (EXAM_IS_QUESTIONS_VIEW (self));
  g_return_if_fail (transcript != NULL);
  g_return_if_fail (score != NULL);

  g_clear_pointer (&self->list, exam_review_list_free);
  self->list = exam_review_list_new (transcript, score);
  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
  for (guint i = 0; i < self->list->entries->len; i++)
    {
      g_autoptr (ExamOutcomeItem) item = exam_outcome_item_new (transcript, score, i);

      gtk_list_box_append (self->list_box, make_row (item));
    }

  show_chips (self);
  show_domains (self, exam_form_get_format (transcript->form));
  show_causes (self);
  exam_questions_view_filter (self, 0, EXAM_REVIEW_ALL_DOMAINS);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/** Shows only the questions that have all of @traits and are of @domain, as exam_review_list_filter() takes them. */
void
exam_questions_view_filter (ExamQuestionsView *self,
                            guint              traits,
                            guint              domain)
{
  g_return_if_fail (EXAM_IS_QUESTIONS_VIEW (self));
  g_return_if_fail (self->list != NULL);

  filter (self, traits, domain, EXAM_REVIEW_ANY_CAUSE);
}

/**
 * exam_questions_view_set_remarks:
 * @self: a view that shows a sitting
 * @remarks: what the candidate says of its items
 *
 * Takes causes and notes into account: in the counts, and in what is asked for. What is asked for and is there no more is
 * asked for no longer.
 */
void
exam_questions_view_set_remarks (ExamQuestionsView *self,
                                 const ExamRemarks *remarks)
{
  guint traits;
  ExamCause cause;

  g_return_if_fail (EXAM_IS_QUESTIONS_VIEW (self));
  g_return_if_fail (self->list != NULL);
  g_return_if_fail (remarks != NULL);

  exam_review_list_set_remarks (self->list, remarks);
  traits = self->list->traits;
  cause = self->list->cause;
  for (guint i = 0; i < EXAM_N_TRAITS; i++)
    if (exam_review_list_count_trait (self->list, i) == 0)
      traits &= ~(1u << i);
  if (cause != EXAM_REVIEW_ANY_CAUSE && exam_review_list_count_cause (self->list, cause) == 0)
    cause = EXAM_REVIEW_ANY_CAUSE;
  show_chips (self);
  show_causes (self);
  filter (self, traits, self->list->domain, cause);
}

/** Moves the focus to the question at the 0-based @position, or to what is asked for if it is not shown any more. */
void
exam_questions_view_focus (ExamQuestionsView *self,
                           guint              position)
{
  GtkListBoxRow *row;

  g_return_if_fail (EXAM_IS_QUESTIONS_VIEW (self));

  row = gtk_list_box_get_row_at_index (self->list_box, (int) position);
  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (self->chips_box, GTK_DIR_TAB_FORWARD);
}

/** Returns: (nullable): what is shown of the sitting */
const ExamReviewList *
exam_questions_view_get_list (ExamQuestionsView *self)
{
  g_return_val_if_fail (EXAM_IS_QUESTIONS_VIEW (self), NULL);
  return self->list;
}
