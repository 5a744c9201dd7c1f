/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-compare-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/results/exam-compare-parts.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "insight/exam-comparison-text.h"

/* Lists of questions, each of which can be opened */
enum {
  LIST_WORSE,
  LIST_BETTER,
  LIST_CHANGED,
  N_LISTS,
};

/* Sittings beside each other: what they scored, how they differ, and the questions they have in common. */
struct _ExamComparePage
{
  GtkWidget parent_instance;

  /* Template */
  AdwWindowTitle    *title;
  GtkScrolledWindow *scrolled;
  GtkFlowBox        *cards_box;
  GtkWidget         *conditions_box;
  GtkBox            *conditions_list;
  GtkGrid           *domains_grid;
  GtkLabel          *marks_label;
  GtkLabel          *method_label;
  GtkLabel          *common_label;
  GtkLabel          *flips_label;
  GtkWidget         *worse_box;
  GtkLabel          *worse_label;
  GtkListBox        *worse_list;
  GtkWidget         *better_box;
  GtkLabel          *better_label;
  GtkListBox        *better_list;
  GtkWidget         *changed_box;
  GtkLabel          *changed_label;
  GtkListBox        *changed_list;

  ExamComparison *comparison;      /* (owned) (nullable) */
  GPtrArray      *items[N_LISTS];  /* (owned) (element-type ExamComparedItem) borrowed: what the rows stand for */
  GtkWidget      *opened;          /* (weak) (nullable): the row that was opened last */
};

G_DEFINE_FINAL_TYPE (ExamComparePage, exam_compare_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_ITEM_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkListBox *
get_list_box (ExamComparePage *self,
              guint            list)
{
  GtkListBox *const boxes[N_LISTS] = { self->worse_list, self->better_list, self->changed_list };

  return boxes[list];
}

static void
row_activated_cb (ExamComparePage *self,
                  GtkListBoxRow   *row,
                  GtkListBox      *list_box)
{
  guint list = 0;
  const ExamComparedItem *item;
  guint opened;

  g_assert (EXAM_IS_COMPARE_PAGE (self));

  while (get_list_box (self, list) != list_box)
    list++;
  item = g_ptr_array_index (self->items[list], (guint) gtk_list_box_row_get_index (row));
  opened = exam_compare_get_opened (item);
  g_set_weak_pointer (&self->opened, GTK_WIDGET (row));
  g_signal_emit (self, signals[SIGNAL_ITEM_OPENED], 0,
                 exam_comparison_get_sitting (self->comparison, opened)->stored->record->id, (guint) item->positions[opened]);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.home", NULL);
}

/* --- Parts --- */

static void
show_cards (ExamComparePage *self)
{
  guint n = self->comparison->sittings->len;
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->cards_box, 0)) != NULL)
    gtk_flow_box_remove (self->cards_box, GTK_WIDGET (child));
  gtk_flow_box_set_max_children_per_line (self->cards_box, MIN (n, 3));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *place = gtk_flow_box_child_new ();
      /* Translators: number of a result among those compared */
      g_autofree char *name = g_strdup_printf (_("Result %u"), i + 1);

      gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), exam_compare_create_card (self->comparison, i));
      gtk_flow_box_append (self->cards_box, place);
    }
}

static void
show_conditions (ExamComparePage *self)
{
  exam_widget_remove_children (GTK_WIDGET (self->conditions_list));
  for (guint i = 0; i < EXAM_N_CONDITIONS; i++)
    if (self->comparison->conditions & (1u << i))
      gtk_box_append (self->conditions_list, exam_compare_create_condition (self->comparison, i));
  gtk_widget_set_visible (self->conditions_box, self->comparison->conditions != 0);
}

static void
show_domains (ExamComparePage *self)
{
  g_autofree char *method = exam_comparison_describe_method (self->comparison);

  exam_widget_remove_children (GTK_WIDGET (self->domains_grid));
  exam_compare_fill_domains (self->domains_grid, self->comparison);
  gtk_label_set_text (self->marks_label,
                      self->comparison->sittings->len > 2
                        ? _("The open circle is the first result, the full one the last, and dots are those between. The line is "
                            "thick where the difference is more than chance.")
                        : _("The open circle is the first result, the full one the last. The line between them is thick where the "
                            "difference is more than chance."));
  gtk_label_set_text (self->method_label, method);
}

/* Returns: in which list an item belongs, N_LISTS for none */
static guint
sort_item (ExamComparePage        *self,
           const ExamComparedItem *item)
{
  int flip = exam_comparison_get_flip (self->comparison, item);

  if (flip != 0)
    return flip < 0 ? LIST_WORSE : LIST_BETTER;
  return item->change != EXAM_CONTENT_SAME ? LIST_CHANGED : N_LISTS;
}

/* @heading: taken */
static void
show_list (ExamComparePage *self,
           guint            list,
           GtkWidget       *box,
           GtkLabel        *label,
           char            *heading)
{
  GtkListBox *list_box = get_list_box (self, list);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list_box, 0)) != NULL)
    gtk_list_box_remove (list_box, GTK_WIDGET (row));
  for (guint i = 0; i < self->items[list]->len; i++)
    gtk_list_box_append (list_box, exam_compare_create_row (self->comparison, g_ptr_array_index (self->items[list], i)));
  gtk_label_set_text (label, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_box), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_widget_set_visible (box, self->items[list]->len > 0);
  g_free (heading);
}

static void
show_questions (ExamComparePage *self)
{
  g_autofree char *common = exam_comparison_describe_common (self->comparison);
  g_autofree char *flips = exam_comparison_describe_flips (self->comparison);

  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_set_size (self->items[i], 0);
  for (guint i = 0; i < self->comparison->items->len; i++)
    {
      gpointer item = g_ptr_array_index (self->comparison->items, i);
      guint list = sort_item (self, item);

      if (list < N_LISTS)
        g_ptr_array_add (self->items[list], item);
    }

  gtk_label_set_text (self->common_label, common);
  gtk_label_set_text (self->flips_label, flips);
  /* Translators: a number of questions */
  show_list (self, LIST_WORSE, self->worse_box, self->worse_label,
             g_strdup_printf (_("Not right any more (%u)"), self->items[LIST_WORSE]->len));
  show_list (self, LIST_BETTER, self->better_box, self->better_label,
             g_strdup_printf (_("Became right (%u)"), self->items[LIST_BETTER]->len));
  show_list (self, LIST_CHANGED, self->changed_box, self->changed_label,
             g_strdup_printf (_("Questions that were changed (%u)"), self->items[LIST_CHANGED]->len));
}

/* --- GObject --- */

static void
exam_compare_page_dispose (GObject *object)
{
  ExamComparePage *self = EXAM_COMPARE_PAGE (object);

  g_clear_weak_pointer (&self->opened);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_COMPARE_PAGE);
  G_OBJECT_CLASS (exam_compare_page_parent_class)->dispose (object);
}

static void
exam_compare_page_finalize (GObject *object)
{
  ExamComparePage *self = EXAM_COMPARE_PAGE (object);

  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (self->items[i]);
  g_clear_pointer (&self->comparison, exam_comparison_free);
  G_OBJECT_CLASS (exam_compare_page_parent_class)->finalize (object);
}

static void
exam_compare_page_class_init (ExamComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_compare_page_dispose;
  object_class->finalize = exam_compare_page_finalize;

  /**
   * ExamComparePage::item-opened:
   * @sitting_id: a sitting
   * @position: 0-based position of an item of it that is wanted
   */
  signals[SIGNAL_ITEM_OPENED] =
    g_signal_new ("item-opened", EXAM_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, title);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, conditions_box);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, conditions_list);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, domains_grid);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, marks_label);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, method_label);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, common_label);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, flips_label);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, worse_box);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, worse_label);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, worse_list);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, better_box);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, better_label);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, better_list);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, changed_box);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, changed_label);
  gtk_widget_class_bind_template_child (widget_class, ExamComparePage, changed_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  gtk_widget_class_install_action (widget_class, "compare.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "compare.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "compare.back", NULL);
}

static void
exam_compare_page_init (ExamComparePage *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    self->items[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

/** Shows @comparison (transfer full). */
void
exam_compare_page_take_comparison (ExamComparePage *self,
                                   ExamComparison  *comparison)
{
  guint n;
  g_autofree char *subtitle = NULL;
  g_autofree char *announcement = NULL;

  g_return_if_fail (EXAM_IS_COMPARE_PAGE (self));
  g_return_if_fail (comparison != NULL);

  g_clear_pointer (&self->comparison, exam_comparison_free);
  self->comparison = comparison;
  n = comparison->sittings->len;
  subtitle = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  announcement = g_strdup_printf ("%s, %s", adw_window_title_get_title (self->title), subtitle);
  adw_window_title_set_subtitle (self->title, subtitle);
  show_cards (self);
  show_conditions (self);
  show_domains (self);
  show_questions (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->scrolled));
  exam_compat_announce (GTK_WIDGET (self), announcement);
}

/** Goes back to the question that was opened last. */
void
exam_compare_page_focus_opened (ExamComparePage *self)
{
  g_return_if_fail (EXAM_IS_COMPARE_PAGE (self));

  if (self->opened != NULL)
    gtk_widget_grab_focus (self->opened);
}
